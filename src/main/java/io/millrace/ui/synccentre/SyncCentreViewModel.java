package io.millrace.ui.synccentre;

import io.millrace.MillraceException;
import io.millrace.etl.AutomaticSync;
import io.millrace.etl.Check;
import io.millrace.etl.CheckResult;
import io.millrace.etl.Checks;
import io.millrace.etl.ComparedMonth;
import io.millrace.etl.LastCheck;
import io.millrace.etl.PastRun;
import io.millrace.etl.SyncHistory;
import io.millrace.ui.services.Oversight;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.services.SyncExtent;
import io.millrace.ui.sync.StageLine;
import io.millrace.ui.sync.SyncViewModel;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.warehouse.words.Formats;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What syncs did and left, what waits for repair, and the sync that runs by itself. */
public final class SyncCentreViewModel {

    private final Oversight oversight;
    private final SyncControl control;
    private final Optional<AutomaticSync> automatic;
    private final Background background;
    private final SyncViewModel sync;
    private final Formats formats;
    private final RepairViewModel repair;
    private final Latest pages;
    private final Latest stageReads;
    private final Latest fullChecks;

    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper automaticProblem = new ReadOnlyStringWrapper("");
    private final BooleanProperty automaticOn = new SimpleBooleanProperty();
    private final ObjectProperty<Duration> interval =
            new SimpleObjectProperty<>(Duration.ofSeconds(1));
    private final ObjectProperty<Optional<Check>> chosenCheck =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<CheckLine> checks = FXCollections.observableArrayList();
    private final ObservableList<FailingRow> failing = FXCollections.observableArrayList();
    private final ObservableList<FailingRow> shownRows = FXCollections.observableArrayList();
    private final ObservableList<PastRun> runs = FXCollections.observableArrayList();
    private final ObservableList<ComparedMonth> months = FXCollections.observableArrayList();
    private final ObservableList<StageLine> stages = FXCollections.observableArrayList();
    private List<LastCheck> lastChecks = List.of();
    private boolean following;
    private boolean opened;

    /** Reads nothing yet. */
    public SyncCentreViewModel(
            Oversight oversight,
            SyncControl control,
            SyncViewModel sync,
            Background background,
            Formats formats) {
        this.oversight = oversight;
        this.control = control;
        this.automatic = control.automatic();
        this.background = background;
        this.sync = sync;
        this.formats = formats;
        this.repair = new RepairViewModel(oversight.failingRows(), background);
        pages = new Latest(background);
        stageReads = new Latest(background);
        fullChecks = new Latest(background);
        list();
        followAutomatic();
        automaticOn.subscribe((_, _) -> switchAutomatic());
        interval.subscribe((_, _) -> switchAutomatic());
        chosenCheck.subscribe((_, _) -> filter());
        sync.stages().subscribe(() -> stages.setAll(sync.stages()));
        sync.onLoaded(this::refreshIfOpened);
        sync.onEnd(_ -> refreshIfOpened());
        repair.onRepaired(() -> sync.sync(SyncExtent.CHANGES));
    }

    /** Reads the history anew; what is shown stays until it is there. */
    public void refresh() {
        opened = true;
        followAutomatic();
        pages.submit(oversight.history()::page, this::show, this::fail);
    }

    /** Nobody looks before somebody has opened it once. */
    private void refreshIfOpened() {
        if (opened) {
            refresh();
        }
    }

    private void show(SyncHistory.Page page) {
        problem.set("");
        show(runs, page.runs());
        show(months, page.months());
        lastChecks = page.checks();
        found.set("");
        show(
                failing,
                page.waiting().stream()
                        .map(row -> new FailingRow(row.offence(), Optional.of(row.since())))
                        .toList());
        list();
        caption.set(describe(page));
        if (stages.isEmpty()) {
            page.runs().stream().findFirst().ifPresent(this::open);
        }
    }

    /** What is chosen or being repaired stays so while nothing else is there to see. */
    private static <T> void show(ObservableList<T> shown, List<T> read) {
        if (!shown.equals(read)) {
            shown.setAll(read);
        }
    }

    private String describe(SyncHistory.Page page) {
        return page.runs().stream()
                .findFirst()
                .map(last ->
                        "Last run " + formats.moment(last.startedAt()) + " by " + last.person())
                .orElse("No sync has run yet");
    }

    private void fail(MillraceException failure) {
        problem.set(String.valueOf(failure.getMessage()));
    }

    /** Runs all seven checks over every row of the shop, and lists what fails now. */
    public void checkEverything() {
        found.set("Checking every row of the shop …");
        fullChecks.submit(
                run -> Checks.ofEverything(oversight.shop(), run), this::show, this::notChecked);
    }

    /** Stops the check of everything. */
    public void cancelCheck() {
        fullChecks.forget();
        found.set("");
    }

    private void show(List<CheckResult> results) {
        failing.setAll(
                results.stream()
                        .flatMap(result -> result.offences().stream())
                        .map(offence -> new FailingRow(offence, Optional.empty()))
                        .toList());
        list();
        found.set(
                failing.isEmpty()
                        ? "Every row of the shop passes all seven checks."
                        : "%s of the shop fail a check now."
                                .formatted(
                                        failing.size() == 1
                                                ? "1 row"
                                                : formats.count(failing.size()) + " rows"));
    }

    private void notChecked(MillraceException failure) {
        found.set(String.valueOf(failure.getMessage()));
    }

    private void list() {
        show(checks, Arrays.stream(Check.values()).map(this::line).toList());
        filter();
    }

    private CheckLine line(Check check) {
        return new CheckLine(
                check,
                lastChecks.stream().filter(last -> last.check() == check).findFirst(),
                failing.stream().filter(row -> row.fails(check)).count());
    }

    private void filter() {
        Stream<FailingRow> rows = failing.stream();
        show(
                shownRows,
                chosenCheck
                        .get()
                        .map(check -> rows.filter(row -> row.fails(check)))
                        .orElse(rows)
                        .toList());
    }

    /** Shows the stages of a run of the past. */
    public void open(PastRun run) {
        stageReads.submit(
                reading -> oversight.history().stages(run.runId(), reading),
                read -> stages.setAll(read.stream().map(StageLine::of).toList()),
                this::fail);
    }

    private void followAutomatic() {
        following = true;
        automatic.ifPresent(loop -> {
            automaticOn.set(loop.isOn());
            interval.set(loop.interval());
            automaticProblem.set(loop.problem().orElse(""));
        });
        following = false;
    }

    private void switchAutomatic() {
        if (!following) {
            automatic.ifPresent(loop -> {
                if (automaticOn.get()) {
                    loop.follow(interval.get());
                } else {
                    loop.stop(interval.get());
                }
                background.submit(this::keepAutomatic, _ -> {}, this::fail);
            });
        }
    }

    private boolean keepAutomatic() {
        control.keepAutomatic();
        return true;
    }

    /** Looks whether the automatic sync gets on. */
    public void glance() {
        followAutomatic();
    }

    public SyncViewModel sync() {
        return sync;
    }

    RepairViewModel repair() {
        return repair;
    }

    Formats formats() {
        return formats;
    }

    /** Whether this person may switch the automatic sync here. */
    boolean hasAutomatic() {
        return automatic.isPresent();
    }

    BooleanProperty automaticOnProperty() {
        return automaticOn;
    }

    ObjectProperty<Duration> intervalProperty() {
        return interval;
    }

    /** Why the automatic sync does not get on; empty if it does. */
    ReadOnlyStringProperty automaticProblemProperty() {
        return automaticProblem.getReadOnlyProperty();
    }

    /** Of which check the rows are shown; empty for all. */
    ObjectProperty<Optional<Check>> chosenCheckProperty() {
        return chosenCheck;
    }

    ObservableList<CheckLine> checks() {
        return checks;
    }

    ObservableList<FailingRow> rows() {
        return shownRows;
    }

    ObservableList<PastRun> runs() {
        return runs;
    }

    ObservableList<ComparedMonth> months() {
        return months;
    }

    /** Of the sync under way, or of the run that was opened. */
    ObservableList<StageLine> stages() {
        return stages;
    }

    /** What the check of everything found, in a sentence. */
    ReadOnlyStringProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty checkingProperty() {
        return fullChecks.busyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** Holds while anything is being read. */
    public BooleanBinding busyBinding() {
        return pages.busyProperty()
                .or(stageReads.busyProperty())
                .or(fullChecks.busyProperty())
                .or(repair.busyBinding());
    }
}
