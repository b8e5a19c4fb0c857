package io.millrace.ui.home;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Goes from month to month. */
public final class MonthPicker extends HBox {

    public MonthPicker(HomeViewModel model) {
        getStyleClass().add("month-picker");
        Label shown = new Label();
        shown.getStyleClass().add("month-picker-month");
        shown.textProperty().bind(model.monthProperty().map(model.formats()::month));
        Button earlier = button(Feather.CHEVRON_LEFT, "Earlier month", model::earlier);
        Button later = button(Feather.CHEVRON_RIGHT, "Later month", model::later);
        later.disableProperty().bind(model.isThisMonth());
        getChildren().setAll(earlier, shown, later);
    }

    private static Button button(Feather icon, String words, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().add("button-icon");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
