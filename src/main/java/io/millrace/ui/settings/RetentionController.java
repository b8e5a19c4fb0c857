package io.millrace.ui.settings;

import io.millrace.ui.widgets.ConfirmButton;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.widgets.Field;
import io.millrace.ui.widgets.NoticeBar;
import io.millrace.ui.widgets.Shown;
import io.millrace.ui.widgets.WorkBar;
import io.millrace.warehouse.words.Formats;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Puts what is kept of who did what on the screen. */
public final class RetentionController {

    private final RetentionViewModel model;
    private final Formats formats;

    @FXML private NoticeBar outcome;
    @FXML private DataTable<KeptLine> kept;
    @FXML private WorkBar working;
    @FXML private Field auditDays;
    @FXML private Field questionDays;
    @FXML private Button save;
    @FXML private Button revert;
    @FXML private Label plan;
    @FXML private ConfirmButton purge;

    public RetentionController(RetentionViewModel model, Formats formats) {
        this.model = model;
        this.formats = formats;
    }

    @FXML
    void initialize() {
        outcome.follow(model.deeds().outcomeProperty());
        showKept();
        BooleanBinding busy = model.busyBinding();
        auditDays.type(model.auditDaysProperty(), model.auditProblem());
        questionDays.type(model.questionDaysProperty(), model.questionProblem());
        save.disableProperty().bind(busy.or(model.savableBinding().not()));
        revert.disableProperty().bind(busy.or(model.changedBinding().not()));
        Shown.text(plan, model.planProperty());
        purge.disableProperty().bind(busy.or(model.dueProperty().not()));
        purge.onConfirmed(model::purge);
    }

    private void showKept() {
        kept.setFormats(formats);
        kept.words("Kept", 168, KeptLine::name, name -> name);
        kept.count("Records", 96, KeptLine::count);
        kept.key("Oldest", 152, KeptLine::oldest);
        kept.count("Days kept", 96, KeptLine::days);
        kept.count("Older", 80, KeptLine::due);
        kept.setItems(model.lines());
        kept.setEmpty("Nothing has been counted yet.");
        working.follow(model.deeds().work());
    }

    @FXML
    void look() {
        model.refresh();
    }

    @FXML
    void save() {
        model.save();
    }

    @FXML
    void revert() {
        model.revert();
    }
}
