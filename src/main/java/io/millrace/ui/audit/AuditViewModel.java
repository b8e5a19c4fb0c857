package io.millrace.ui.audit;

import io.millrace.MillraceException;
import io.millrace.access.Audit;
import io.millrace.access.AuditEntry;
import io.millrace.access.AuditFilter;
import io.millrace.access.AuditVerdict;
import io.millrace.ui.widgets.LongWork;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.warehouse.words.Formats;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Entries of the audit that fit what is asked, one of them in full, and the proof of the chain. */
public final class AuditViewModel {

    static final int MOST_ENTRIES = 1_000;

    private final Audit audit;
    private final Formats formats;
    private final ZoneId zone;
    private final Latest reads;
    private final LongWork verifying;

    private final StringProperty person = new SimpleStringProperty("");
    private final StringProperty event = new SimpleStringProperty("");
    private final StringProperty subject = new SimpleStringProperty("");
    private final StringProperty id = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> until = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper daysProblem = new ReadOnlyStringWrapper("");

    private final ObservableList<AuditEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<FieldChange> changes = FXCollections.observableArrayList();
    private final ObjectProperty<List<String>> people = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<List<String>> events = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<List<String>> subjects = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<AuditEntry>> opened =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Notice>> verdict =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");

    /**
     * Reads nothing yet.
     *
     * @param zone in which days begin and end
     */
    public AuditViewModel(Audit audit, Background background, Formats formats, ZoneId zone) {
        this.audit = audit;
        this.formats = formats;
        this.zone = zone;
        reads = new Latest(background);
        verifying = new LongWork(background, formats);
        for (ObservableValue<?> filter : List.of(person, event, subject, id, from, until)) {
            filter.subscribe((_, _) -> search());
        }
    }

    /** Reads the entries that fit; a newer search takes the place of an older one. */
    public void search() {
        LocalDate first = from.get();
        LocalDate last = until.get();
        boolean reversed = first != null && last != null && last.isBefore(first);
        daysProblem.set(reversed ? "Ends before it begins" : "");
        if (!reversed) {
            AuditFilter filter = filter();
            reads.submit(run -> audit.list(filter, run), this::show, this::fail);
        }
    }

    private AuditFilter filter() {
        LocalDate last = until.get();
        return new AuditFilter(
                asked(person),
                asked(event),
                asked(subject),
                asked(id),
                beginning(from.get()),
                beginning(last == null ? null : last.plusDays(1)),
                MOST_ENTRIES);
    }

    private static @Nullable String asked(StringProperty filter) {
        String text = filter.get() == null ? "" : filter.get().strip();
        return text.isEmpty() ? null : text;
    }

    private @Nullable Instant beginning(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private void show(List<AuditEntry> found) {
        problem.set("");
        entries.setAll(found);
        offer(people, AuditEntry::person);
        offer(events, AuditEntry::event);
        offer(subjects, AuditEntry::subject);
        caption.set(
                (found.size() < MOST_ENTRIES ? "" : "The newest ")
                        + formats.count(found.size())
                        + " entries of both databases");
    }

    /** What was found so far is what can be asked for. */
    private void offer(ObjectProperty<List<String>> offers, Function<AuditEntry, String> part) {
        TreeSet<String> all = new TreeSet<>(offers.get());
        entries.stream().map(part).filter(text -> !text.isEmpty()).forEach(all::add);
        if (!List.copyOf(all).equals(offers.get())) {
            offers.set(List.copyOf(all));
        }
    }

    private void fail(MillraceException failure) {
        problem.set(String.valueOf(failure.getMessage()));
    }

    /** Shows one entry in full; null shows none. */
    public void open(@Nullable AuditEntry entry) {
        opened.set(Optional.ofNullable(entry));
        changes.setAll(entry == null ? List.of() : FieldChange.of(entry));
    }

    /** Asks for everything again. */
    void clear() {
        for (StringProperty filter : List.of(person, event, subject, id)) {
            filter.set("");
        }
        from.set(null);
        until.set(null);
    }

    /** Looks at every record of both audits, and at their heads in the other database. */
    public void verify() {
        verdict.set(Optional.empty());
        verifying.begin(
                audit::verify,
                this::judge,
                failure ->
                        verdict.set(
                                Optional.of(
                                        new Notice(
                                                failure.code() == MillraceException.Code.CANCELLED
                                                        ? Mood.NEUTRAL
                                                        : Mood.BAD,
                                                "Not verified",
                                                String.valueOf(failure.getMessage())))));
    }

    private void judge(List<AuditVerdict> verdicts) {
        boolean whole = verdicts.stream().allMatch(AuditVerdict::isWhole);
        verdict.set(
                Optional.of(
                        new Notice(
                                whole ? Mood.GOOD : Mood.BAD,
                                whole
                                        ? "Nobody has changed the audit"
                                        : "Somebody has changed the audit",
                                verdicts.stream()
                                        .map(AuditVerdict::sentence)
                                        .collect(Collectors.joining("\n")))));
    }

    StringProperty personProperty() {
        return person;
    }

    StringProperty eventProperty() {
        return event;
    }

    StringProperty subjectProperty() {
        return subject;
    }

    /** A value of the row's key, such as an order's number. */
    StringProperty idProperty() {
        return id;
    }

    ObjectProperty<@Nullable LocalDate> fromProperty() {
        return from;
    }

    ObjectProperty<@Nullable LocalDate> untilProperty() {
        return until;
    }

    ReadOnlyStringProperty daysProblemProperty() {
        return daysProblem.getReadOnlyProperty();
    }

    ObjectProperty<List<String>> peopleProperty() {
        return people;
    }

    ObjectProperty<List<String>> eventsProperty() {
        return events;
    }

    ObjectProperty<List<String>> subjectsProperty() {
        return subjects;
    }

    public ObservableList<AuditEntry> entries() {
        return entries;
    }

    /** Of the opened entry. */
    ObservableList<FieldChange> changes() {
        return changes;
    }

    ReadOnlyObjectProperty<Optional<AuditEntry>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** What the last verification found; empty before it and during the next. */
    public ReadOnlyObjectProperty<Optional<Notice>> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    public LongWork verifying() {
        return verifying;
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    Formats formats() {
        return formats;
    }

    /** Holds while anything is being read. */
    public BooleanBinding busyBinding() {
        return reads.busyProperty().or(verifying.busyProperty());
    }
}
