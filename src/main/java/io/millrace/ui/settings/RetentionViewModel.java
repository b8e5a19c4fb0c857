package io.millrace.ui.settings;

import io.millrace.access.AuditPurge;
import io.millrace.access.KeptRecords;
import io.millrace.access.RecordKeeping;
import io.millrace.config.Configuration;
import io.millrace.config.RetentionSettings;
import io.millrace.config.Setting;
import io.millrace.ui.services.Installation;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** How long it is kept who did what, how much there is, and the removal of what is old enough. */
public final class RetentionViewModel {

    private static final String SECTION = "retention";
    private static final int MOST_DAYS = 36_500;
    private static final int DIGITS = 5;

    private final Installation installation;
    private final RecordKeeping keeping;
    private final Formats formats;
    private final Deeds deeds;
    private final SavedSettings saving;
    private final ObservableList<KeptLine> lines = FXCollections.observableArrayList();
    private final StringProperty auditDays = new SimpleStringProperty("");
    private final StringProperty questionDays = new SimpleStringProperty("");
    private final ObservableValue<String> auditProblem = auditDays.map(RetentionViewModel::problem);
    private final ObservableValue<String> questionProblem =
            questionDays.map(RetentionViewModel::problem);
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper plan = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper due = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<RetentionSettings> loaded =
            new ReadOnlyObjectWrapper<>(RetentionSettings.USUAL);

    /** Looks at nothing yet. */
    public RetentionViewModel(Installation installation, Background background, Formats formats) {
        this.installation = installation;
        this.keeping = installation.administration().recordKeeping();
        this.formats = formats;
        this.deeds = new Deeds(background, formats);
        this.saving = new SavedSettings(installation, background, deeds::tell);
        fill(RetentionSettings.USUAL);
    }

    /** What an administrator may ask for; the owner may write less into the file by hand. */
    private static String problem(String days) {
        String text = days.strip();
        return text.matches("[0-9]{1," + DIGITS + "}")
                        && Integer.parseInt(text) >= RecordKeeping.LEAST_DAYS
                        && Integer.parseInt(text) <= MOST_DAYS
                ? ""
                : "Type a number of days from %d to %d."
                        .formatted(RecordKeeping.LEAST_DAYS, MOST_DAYS);
    }

    /** Reads what the file says and what the databases hold. */
    public void refresh() {
        deeds.fallSilent();
        look();
    }

    /** Keeps what was said of the last deed. */
    private void look() {
        boolean isUntouched = changes().isEmpty();
        deeds.begin(
                run -> {
                    RetentionSettings settings = installation.file().read().retention();
                    return new Looked(settings, keeping.look(settings, run));
                },
                looked -> show(looked, isUntouched),
                "It cannot be told what is kept");
    }

    private record Looked(RetentionSettings settings, KeptRecords records) {}

    private void show(Looked looked, boolean isUntouched) {
        loaded.set(looked.settings);
        if (isUntouched) {
            fill(looked.settings);
        }
        KeptRecords records = looked.records;
        lines.setAll(KeptLine.of(records, formats));
        caption.set("last purged " + formats.moment(records.purgedAt()));
        due.set(records.due() > 0);
        plan.set(plan(records));
    }

    private String plan(KeptRecords records) {
        String kept =
                "%s of audit and %s of questions are kept; the sync removes once a day what is older."
                        .formatted(
                                days(Math.max(records.shop().days(), records.warehouse().days())),
                                days(records.questions().days()));
        return records.due() == 0
                ? kept + " Nothing is older now."
                : kept
                        + " To purge now removes %s and %s."
                                .formatted(
                                        audited(records.shop().due() + records.warehouse().due()),
                                        questions(records.questions().due()));
    }

    private String days(int number) {
        return formats.count(number) + (number == 1 ? " day" : " days");
    }

    private String audited(long number) {
        return formats.count(number) + (number == 1 ? " audit record" : " audit records");
    }

    private String questions(long number) {
        return formats.count(number) + (number == 1 ? " question" : " questions");
    }

    private void fill(RetentionSettings settings) {
        auditDays.set(Integer.toString(settings.auditDays()));
        questionDays.set(Integer.toString(settings.queryLogDays()));
    }

    /** What differs from the file. */
    private List<Setting> changes() {
        List<Setting> changes = new ArrayList<>();
        add(changes, "audit_days", loaded.get().auditDays(), auditDays.get().strip());
        add(changes, "query_log_days", loaded.get().queryLogDays(), questionDays.get().strip());
        return changes;
    }

    private static void add(List<Setting> changes, String key, int before, String after) {
        if (!after.equals(Integer.toString(before))) {
            changes.add(new Setting(SECTION, key, after));
        }
    }

    /** Writes what the form says into the settings, and has the databases keep as much. */
    public void save() {
        deeds.fallSilent();
        saving.save(changes(), this::saved);
    }

    private void saved(Configuration settings) {
        loaded.set(settings.retention());
        fill(settings.retention());
        deeds.begin(
                run -> {
                    installation
                            .owner()
                            .ifPresent(owner -> keeping.require(owner, settings.retention(), run));
                    return settings;
                },
                _ -> look(),
                "The settings are saved, and the databases do not know of it yet");
    }

    /** Has the form say what the file says. */
    public void revert() {
        fill(loaded.get());
    }

    /** Removes what is older than the file says. */
    public void purge() {
        deeds.fallSilent();
        deeds.begin(
                run -> keeping.purge(installation.file().read().retention(), run),
                purged -> {
                    deeds.tell(notice(purged));
                    look();
                },
                "Not everything was removed");
    }

    private Notice notice(AuditPurge purged) {
        long audited = purged.ofShop() + purged.ofWarehouse();
        return audited + purged.questions() == 0
                ? new Notice(Mood.NEUTRAL, "Nothing was old enough to be removed", "")
                : new Notice(
                        Mood.GOOD,
                        "Removed %s and %s"
                                .formatted(audited(audited), questions(purged.questions())),
                        "The audit tells of it, and the rest of it still verifies.");
    }

    ObservableList<KeptLine> lines() {
        return lines;
    }

    StringProperty auditDaysProperty() {
        return auditDays;
    }

    StringProperty questionDaysProperty() {
        return questionDays;
    }

    ObservableValue<String> auditProblem() {
        return auditProblem;
    }

    ObservableValue<String> questionProblem() {
        return questionProblem;
    }

    /** Holds while the form says something else than the file, and nothing that is wrong. */
    BooleanBinding savableBinding() {
        return Bindings.createBooleanBinding(
                () ->
                        !changes().isEmpty()
                                && auditProblem.getValue().isEmpty()
                                && questionProblem.getValue().isEmpty(),
                auditDays,
                questionDays,
                loaded);
    }

    /** Holds while the form says something else than the file. */
    BooleanBinding changedBinding() {
        return Bindings.createBooleanBinding(
                () -> !changes().isEmpty(), auditDays, questionDays, loaded);
    }

    /** Whether a purge would remove anything. */
    ReadOnlyBooleanProperty dueProperty() {
        return due.getReadOnlyProperty();
    }

    /** How much is kept and what a purge would remove; empty before it is known. */
    ReadOnlyStringProperty planProperty() {
        return plan.getReadOnlyProperty();
    }

    ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** A look, a purge, or word to the databases. */
    Deeds deeds() {
        return deeds;
    }

    /** Holds while anything is being read, written or removed. */
    BooleanBinding busyBinding() {
        return deeds.work().busyProperty().or(saving.busyProperty());
    }
}
