package io.millrace.ui.settings;

import io.millrace.ui.widgets.CopyButton;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.widgets.NoticeBar;
import io.millrace.ui.widgets.Shown;
import io.millrace.ui.widgets.WorkBar;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/** Puts the masking policy on the screen. */
public final class MaskingController {

    private final MaskingViewModel model;

    @FXML private NoticeBar outcome;
    @FXML private NoticeBar state;
    @FXML private DataTable<MaskingLine> columns;
    @FXML private CheckBox showsClear;
    @FXML private Label revealing;
    @FXML private WorkBar working;
    @FXML private Label advice;
    @FXML private TextArea example;
    @FXML private CopyButton copy;
    @FXML private Button apply;

    public MaskingController(MaskingViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        outcome.follow(model.deeds().outcomeProperty());
        state.follow(model.stateProperty());
        showColumns();
        Shown.text(revealing, model.revealingProperty());
        working.follow(model.deeds().work());
        advice.setText(model.advice());
        example.textProperty().bind(model.exampleProperty());
        copy.copies(example::getText);
        Shown.when(new SimpleBooleanProperty(model.isAtHome()), apply);
        apply.disableProperty().bind(model.deeds().work().busyProperty());
    }

    private void showColumns() {
        columns.words("Column", 208, MaskingLine::column, name -> name);
        columns.key("Personal data", 136, MaskingLine::kind);
        columns.key("Managers see", 136, MaskingLine::manager);
        columns.key("Executives see", 136, MaskingLine::executive);
        columns.words("Remarks", 160, MaskingLine::remark, remark -> remark);
        columns.setItems(model.lines());
        columns.setEmpty("No column is masked.");
        columns.getSelectionModel()
                .selectedItemProperty()
                .subscribe(line -> model.chosenProperty().set(line));
        showsClear.selectedProperty().bindBidirectional(model.showsClearProperty());
    }

    @FXML
    void look() {
        model.refresh();
    }

    @FXML
    void apply() {
        model.apply();
    }
}
