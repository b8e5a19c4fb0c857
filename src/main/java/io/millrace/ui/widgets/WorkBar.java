package io.millrace.ui.widgets;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The stage of long work with a button to cancel it; not there while nothing is under way. */
public final class WorkBar extends HBox {

    private final Label stage = new Label();
    private final Button cancel = new Button("_Cancel");

    public WorkBar() {
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(8);
        stage.getStyleClass().add("sync-stage");
        stage.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(stage, gap, cancel);
    }

    public void follow(LongWork work) {
        Shown.when(work.busyProperty(), this);
        stage.textProperty().bind(work.stageProperty());
        cancel.setOnAction(_ -> work.cancel());
    }
}
