package io.millrace.ui.shell;

import io.millrace.ui.screen.Finder.Found;
import io.millrace.ui.widgets.Lookup;
import io.millrace.ui.widgets.LookupField;
import io.millrace.ui.work.Background;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Where one types what one wants to see. */
final class SearchBox extends VBox {

    private final Lookup<Found> lookup;
    private final LookupField<Found> field;

    /**
     * Searches at once for everything, then for what is typed.
     *
     * @param chosen called with what the person takes
     */
    SearchBox(Search search, Background background, Consumer<Found> chosen) {
        lookup = new Lookup<>(background, search::find, Found::title);
        field = new LookupField<>(lookup, Found::title, Found::detail);
        field.setPromptText("Find a screen, a command or a thing by its name");
        field.setAccessibleText("Find anything");
        Label hint = new Label("Up and Down mark, Enter opens, Esc closes");
        hint.getStyleClass().add("card-note");
        getStyleClass().addAll("card", "overlay-card");
        setMaxHeight(USE_PREF_SIZE);
        getChildren().addAll(field, hint);
        lookup.chosenProperty().subscribe(taken -> taken.ifPresent(chosen));
    }

    /** To be called once it can be seen. */
    void offerEverything() {
        lookup.again();
    }

    LookupField<Found> field() {
        return field;
    }
}
