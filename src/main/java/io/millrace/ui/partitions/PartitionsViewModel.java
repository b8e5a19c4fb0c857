package io.millrace.ui.partitions;

import io.millrace.MillraceException;
import io.millrace.etl.ArchiveReport;
import io.millrace.etl.PartitionInfo;
import io.millrace.etl.Partitions;
import io.millrace.etl.RestoreReport;
import io.millrace.ui.services.Oversight;
import io.millrace.ui.widgets.LongWork;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The partitions of both databases, and the work on their months. */
public final class PartitionsViewModel {

    private static final String ARCHIVES = "millrace-orders-*.zip";

    /** What was read at once. */
    private record Found(List<PartitionInfo> partitions, List<Path> archives) {}

    private final Partitions partitions;
    private final Optional<Partitions> archiving;
    private final Path folder;
    private final Clock clock;
    private final Formats formats;
    private final Latest reads;
    private final LongWork work;

    private final ObservableList<TableSize> tables = FXCollections.observableArrayList();
    private final ObservableList<MonthRows> months = FXCollections.observableArrayList();
    private final ObservableList<Path> archives = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable MonthRows> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Path> chosenArchive = new SimpleObjectProperty<>();
    private final IntegerProperty monthsAhead;
    private final ReadOnlyObjectWrapper<Optional<Notice>> outcome =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");

    /** Reads nothing yet. */
    public PartitionsViewModel(
            Oversight oversight, Background background, Formats formats, Clock clock) {
        this.partitions = oversight.partitions();
        this.archiving = oversight.archiving();
        this.folder = oversight.archives();
        this.formats = formats;
        this.clock = clock;
        this.reads = new Latest(background);
        this.work = new LongWork(background, formats);
        this.monthsAhead = new SimpleIntegerProperty(Math.max(1, oversight.monthsAhead()));
    }

    /** Counts the rows of every month anew; what is shown stays until they are counted. */
    public void refresh() {
        reads.submit(this::read, this::show, failure -> problem.set(sentence(failure)));
    }

    private Found read(Run run) {
        return new Found(partitions.list(true, run), archives(folder));
    }

    private static List<Path> archives(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.getFileSystem()
                                    .getPathMatcher("glob:" + ARCHIVES)
                                    .matches(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The archived months in %s cannot be listed: %s"
                            .formatted(folder, cause.getMessage()),
                    cause);
        }
    }

    private void show(Found found) {
        problem.set("");
        tables.setAll(TableSize.of(found.partitions()));
        months.setAll(MonthRows.of(found.partitions()));
        archives.setAll(found.archives());
        caption.set(
                "%s partitions · %s on disk"
                        .formatted(
                                formats.count(found.partitions().size()),
                                formats.bytes(
                                        found.partitions().stream()
                                                .mapToLong(PartitionInfo::bytes)
                                                .sum())));
    }

    /** Makes the months from this one to so many ahead. */
    public void ensureNext() {
        YearMonth now = YearMonth.now(clock);
        YearMonth last = now.plusMonths(monthsAhead.get());
        work.begin(
                run -> partitions.ensure(now, last, run),
                made -> end(new Notice(Mood.GOOD, "Months are ready", words(made, last))),
                failure -> fail("The months were not made", failure));
    }

    private String words(Partitions.Made made, YearMonth last) {
        return made.shop() + made.warehouse() == 0
                ? "All months until %s were there already.".formatted(formats.month(last))
                : "%s partitions made in the shop and %s in the warehouse, until %s."
                        .formatted(
                                formats.count(made.shop()),
                                formats.count(made.warehouse()),
                                formats.month(last));
    }

    /** Moves the chosen month out of both databases into a file. */
    public void archive() {
        MonthRows month = chosen.get();
        if (month != null && archiving.isPresent()) {
            work.begin(
                    run -> archiving.get().archive(month.month(), folder, run),
                    this::archived,
                    failure -> fail(formats.month(month.month()) + " was not archived", failure));
        }
    }

    private void archived(ArchiveReport report) {
        end(
                new Notice(
                        report.leftover().isEmpty() ? Mood.GOOD : Mood.WARNING,
                        formats.month(report.month()) + " is archived",
                        "%s orders, %s lines and %s returns are in %s."
                                        .formatted(
                                                formats.count(report.orders()),
                                                formats.count(report.lines()),
                                                formats.count(report.returns()),
                                                report.file())
                                + report.leftover().map(left -> " " + left).orElse("")));
    }

    /** Brings the month of the chosen file back into both databases. */
    public void restore() {
        Path file = chosenArchive.get();
        if (file != null && archiving.isPresent()) {
            work.begin(
                    run -> archiving.get().restore(file, run),
                    this::restored,
                    failure -> fail(file.getFileName() + " was not restored", failure));
        }
    }

    private void restored(RestoreReport report) {
        end(
                new Notice(
                        Mood.GOOD,
                        formats.month(report.month()) + " is back",
                        "%s orders, %s lines and %s returns came back; %s orders were there already."
                                .formatted(
                                        formats.count(report.orders()),
                                        formats.count(report.lines()),
                                        formats.count(report.returns()),
                                        formats.count(report.unchanged()))));
    }

    private void fail(String title, MillraceException failure) {
        boolean cancelled = failure.code() == MillraceException.Code.CANCELLED;
        end(new Notice(cancelled ? Mood.NEUTRAL : Mood.BAD, title, sentence(failure)));
    }

    private void end(Notice notice) {
        outcome.set(Optional.of(notice));
        refresh();
    }

    private static String sentence(MillraceException failure) {
        return String.valueOf(failure.getMessage());
    }

    /** The last month that is over may be archived; this one and those to come may not. */
    boolean mayArchive(@Nullable MonthRows month) {
        return month != null && !month.isEmpty() && month.month().isBefore(YearMonth.now(clock));
    }

    /** Whether months can be archived and restored here at all. */
    boolean hasArchiving() {
        return archiving.isPresent();
    }

    ObservableList<TableSize> tables() {
        return tables;
    }

    ObservableList<MonthRows> months() {
        return months;
    }

    /** The files of months that were archived here. */
    ObservableList<Path> archives() {
        return archives;
    }

    ObjectProperty<@Nullable MonthRows> chosenProperty() {
        return chosen;
    }

    ObjectProperty<@Nullable Path> chosenArchiveProperty() {
        return chosenArchive;
    }

    IntegerProperty monthsAheadProperty() {
        return monthsAhead;
    }

    /** How the last piece of work ended; empty before the first. */
    ReadOnlyObjectProperty<Optional<Notice>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
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

    public LongWork work() {
        return work;
    }

    /** Holds while anything is being read or done. */
    public BooleanBinding busyBinding() {
        return reads.busyProperty().or(work.busyProperty());
    }
}
