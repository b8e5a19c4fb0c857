package io.millrace.ui.settings;

import io.millrace.ui.settings.PlaceViewModel.Fact;
import io.millrace.ui.widgets.NoticeBar;
import io.millrace.ui.widgets.Shown;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One server on a card: what is known of it, a test, and how that ended. */
final class PlaceCard extends VBox {

    private static final double FACT = 184;

    PlaceCard(PlaceViewModel place) {
        super(12);
        getStyleClass().add("card");
        NoticeBar outcome = new NoticeBar();
        outcome.follow(place.deeds().outcomeProperty());
        FlowPane facts = new FlowPane(16, 12);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        place.factsProperty()
                .subscribe(known ->
                        facts.getChildren().setAll(known.stream().map(PlaceCard::fact).toList()));
        getChildren().setAll(head(place), outcome, facts);
    }

    private static HBox head(PlaceViewModel place) {
        Label title = new Label(place.title());
        title.getStyleClass().add("card-title");
        Label stage = new Label();
        stage.getStyleClass().add("sync-stage");
        Shown.when(place.deeds().work().busyProperty(), stage);
        stage.textProperty().bind(place.deeds().work().stageProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button cancel = button("Cancel", place, place.deeds().work()::cancel);
        Shown.when(place.deeds().work().busyProperty(), cancel);
        Button test = button("Test", place, place::test);
        test.disableProperty().bind(place.deeds().work().busyProperty());
        HBox head = new HBox(8, title, stage, gap, cancel, test);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Button button(String text, PlaceViewModel place, Runnable action) {
        Button button = new Button(text);
        button.setAccessibleText(text + ": " + place.title());
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static VBox fact(Fact fact) {
        Label name = new Label(fact.name());
        name.getStyleClass().add("card-note");
        Label value = new Label(fact.value());
        value.setWrapText(true);
        VBox both = new VBox(2, name, value);
        both.setPrefWidth(FACT);
        return both;
    }
}
