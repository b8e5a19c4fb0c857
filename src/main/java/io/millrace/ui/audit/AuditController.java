package io.millrace.ui.audit;

import io.millrace.access.AuditEntry;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.widgets.Field;
import io.millrace.ui.widgets.NoticeBar;
import io.millrace.ui.widgets.RowKey;
import io.millrace.ui.widgets.Shown;
import io.millrace.warehouse.words.Formats;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableRow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Puts the audit on the screen. */
public final class AuditController {

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final AuditViewModel model;
    private final Formats formats;

    @FXML private HBox failure;
    @FXML private Label problem;
    @FXML private Field person;
    @FXML private Field event;
    @FXML private Field subject;
    @FXML private Field id;
    @FXML private Field from;
    @FXML private Field until;
    @FXML private Button verify;
    @FXML private VBox verifying;
    @FXML private Label stage;
    @FXML private ProgressBar progress;
    @FXML private NoticeBar verdict;
    @FXML private DataTable<AuditEntry> entries;
    @FXML private Label openedTitle;
    @FXML private Label openedDetail;
    @FXML private DataTable<FieldChange> changes;

    public AuditController(AuditViewModel model) {
        this.model = model;
        this.formats = model.formats();
    }

    @FXML
    void initialize() {
        Shown.when(model.problemProperty().isNotEmpty(), failure);
        problem.textProperty().bind(model.problemProperty());
        showFilters();
        showVerdict();
        showEntries();
        showOpened();
    }

    private void showFilters() {
        person.suggest(model.peopleProperty(), model.personProperty());
        event.suggest(model.eventsProperty(), model.eventProperty());
        subject.suggest(model.subjectsProperty(), model.subjectProperty());
        id.type(model.idProperty());
        from.day(model.fromProperty(), new SimpleStringProperty(""));
        until.day(model.untilProperty(), model.daysProblemProperty());
    }

    private void showVerdict() {
        verify.disableProperty().bind(model.verifying().busyProperty());
        Shown.when(model.verifying().busyProperty(), verifying);
        stage.textProperty().bind(model.verifying().stageProperty());
        progress.progressProperty().bind(model.verifying().progressProperty());
        verdict.follow(model.verdictProperty());
    }

    private void showEntries() {
        entries.key("When", 160, entry -> formats.moment(entry.at()));
        entries.key("Database", 88, entry -> entry.side().words());
        entries.text("Who", 96, AuditEntry::person);
        entries.text("What", 104, AuditEntry::event);
        entries.text("Of", 112, entry -> entry.subject().replace('_', ' '));
        entries.text("Row", 168, entry -> RowKey.of(entry.key()));
        entries.setItems(model.entries());
        entries.setEmpty("No entry fits.");
        entries.getSelectionModel().selectedItemProperty().subscribe(model::open);
    }

    private void showOpened() {
        model.openedProperty().subscribe(entry -> show(entry.orElse(null)));
        changes.text("Field", 112, change -> change.field().replace('_', ' '));
        changes.text("Before", 136, change -> change.before().orElse("–"));
        changes.text("After", 136, change -> change.after().orElse("–"));
        changes.setItems(model.changes());
        changes.setEmpty("Choose an entry to see it before and after, side by side.");
        changes.setRowFactory(_ -> new ChangeRow());
    }

    private void show(@Nullable AuditEntry entry) {
        openedTitle.setText(
                entry == null
                        ? "Before and after"
                        : "%s %s by %s"
                                .formatted(
                                        entry.subject().replace('_', ' '),
                                        entry.event(),
                                        entry.person()));
        openedDetail.setText(
                entry == null
                        ? ""
                        : "%s · record %s of the %s · account %s"
                                .formatted(
                                        formats.moment(entry.at()),
                                        formats.count(entry.record()),
                                        entry.side().words(),
                                        entry.account()));
    }

    @FXML
    void search() {
        model.search();
    }

    @FXML
    void clear() {
        model.clear();
    }

    @FXML
    void verify() {
        model.verify();
    }

    @FXML
    void cancel() {
        model.verifying().cancel();
    }

    /** Marks what changed. */
    private static final class ChangeRow extends TableRow<FieldChange> {
        @Override
        protected void updateItem(@Nullable FieldChange change, boolean empty) {
            super.updateItem(change, empty);
            pseudoClassStateChanged(CHANGED, change != null && change.isChange());
        }
    }
}
