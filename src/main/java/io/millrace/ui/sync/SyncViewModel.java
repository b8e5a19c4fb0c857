package io.millrace.ui.sync;

import io.millrace.MillraceException;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.services.SyncExtent;
import io.millrace.ui.services.SyncOutcome;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.ProgressWords;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Progress;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** How fresh the warehouse is, the sync under way, and how it ended. */
public final class SyncViewModel {

    /** Whether a sync is under way. */
    public enum State {
        IDLE,
        RUNNING,
        CANCELLING
    }

    private final SyncControl control;
    private final Background background;
    private final Formats formats;
    private final FreshnessWords words;

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyObjectWrapper<FreshnessReading> freshness;
    private final ReadOnlyObjectWrapper<String> stage = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final List<Consumer<Notice>> ended = new ArrayList<>();
    private final List<Runnable> loaded = new ArrayList<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ObservableList<StageLine> stages = FXCollections.observableArrayList();
    private final ObservableList<StageLine> shownStages =
            FXCollections.unmodifiableObservableList(stages);
    private Run run = new Run();
    private String stageUnderWay = "";
    private long stageBegan;
    private final ReadOnlyBooleanWrapper catchingUp = new ReadOnlyBooleanWrapper();
    private boolean watching;
    private OptionalLong shownRun = OptionalLong.empty();

    public SyncViewModel(SyncControl control, Background background, Formats formats) {
        this.control = control;
        this.background = background;
        this.formats = formats;
        this.words = new FreshnessWords(formats);
        this.freshness = new ReadOnlyObjectWrapper<>(words.unknown());
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<FreshnessReading> freshnessProperty() {
        return freshness.getReadOnlyProperty();
    }

    /** The stage under way with its rows, such as "Load sales · 32,100 of 51,290". */
    public ReadOnlyObjectProperty<String> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** The part of the stage that is done, 0 to 1, or −1 where nobody knows. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Whether this person may sync. */
    public boolean maySync() {
        return control.maySync();
    }

    /** Whether it is finding out how fresh the warehouse is. */
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /** Whether the listeners are about to hear that there may be something new. */
    public ReadOnlyBooleanProperty catchingUpProperty() {
        return catchingUp.getReadOnlyProperty();
    }

    /** Calls the listener when a sync ends, however it ends. */
    public void onEnd(Consumer<Notice> listener) {
        ended.add(listener);
    }

    /** Calls the listener when the warehouse may hold something new. */
    public void onLoaded(Runnable listener) {
        loaded.add(listener);
    }

    /** The stages of the sync under way, or of the last one that was pressed here. */
    public ObservableList<StageLine> stages() {
        return shownStages;
    }

    public void syncNow() {
        sync(SyncExtent.CHANGES);
    }

    /** Begins, unless one is under way. */
    public void sync(SyncExtent extent) {
        if (state.get() != State.IDLE) {
            return;
        }
        Run started = new Run(new Progress(background.window(), this::show));
        run = started;
        state.set(State.RUNNING);
        stage.set("Starting");
        progress.set(-1);
        stages.clear();
        stageUnderWay = "";
        background.submit(() -> control.sync(extent, started), this::done, this::failed);
    }

    /** Asks the sync to stop; it ends with a notice as soon as it has. */
    public void cancel() {
        if (state.get() == State.RUNNING) {
            state.set(State.CANCELLING);
            stage.set("Cancelling");
            progress.set(-1);
            Run cancelled = run;
            background.submit(
                    () -> {
                        cancelled.cancel();
                        return true;
                    },
                    _ -> {},
                    this::stillRunning);
        }
    }

    /** Looks how fresh the warehouse is, unless it is looking already. */
    public void look() {
        if (!looking.get()) {
            looking.set(true);
            background.submit(control::freshness, this::seen, this::unseen);
        }
    }

    /** Asks which run the warehouse shows, and tells the listeners where it is another one. */
    public void watch() {
        if (!watching) {
            watching = true;
            background.submit(control::loadedRun, this::compare, this::lose);
        }
    }

    /**
     * Tells the listeners to read anew, whatever they show. Which run it is was asked before: what
     * is loaded while they read is news to the next look.
     */
    public void catchUp() {
        shownRun = OptionalLong.empty();
        catchingUp.set(true);
        look();
        watch();
    }

    private void compare(long loadedRun) {
        watching = false;
        boolean isNew = shownRun.isEmpty() || shownRun.getAsLong() != loadedRun;
        shownRun = OptionalLong.of(loadedRun);
        if (isNew) {
            look();
            tellLoaded();
        }
    }

    /** Neither how fresh it is nor what is loaded meanwhile is known; the next look brings news. */
    private void lose(MillraceException failure) {
        watching = false;
        freshness.set(words.failed(failure));
        shownRun = OptionalLong.empty();
        if (catchingUp.get()) {
            tellLoaded();
        }
    }

    private void tellLoaded() {
        loaded.forEach(Runnable::run);
        // Not before: in between, nothing would seem to be under way.
        catchingUp.set(false);
    }

    private void seen(Freshness seen) {
        freshness.set(words.read(seen));
        looking.set(false);
    }

    private void unseen(MillraceException failure) {
        freshness.set(words.failed(failure));
        looking.set(false);
    }

    private void show(Progress.Position position) {
        list(position);
        if (state.get() == State.RUNNING) {
            stage.set(new ProgressWords(formats).of(position));
            progress.set(ProgressWords.part(position));
        }
    }

    /** Those that ended, and the one under way. */
    private void list(Progress.Position position) {
        List<StageLine> lines = new ArrayList<>(run.stages().stream().map(StageLine::of).toList());
        if (!position.stage().equals(stageUnderWay)) {
            stageUnderWay = position.stage();
            stageBegan = System.nanoTime();
        }
        if (state.get() != State.IDLE
                && (lines.isEmpty() || !lines.getLast().name().equals(stageUnderWay))) {
            lines.add(
                    new StageLine(
                            stageUnderWay,
                            position.rows(),
                            position.total(),
                            Duration.ofNanos(System.nanoTime() - stageBegan),
                            false));
        }
        stages.setAll(lines);
    }

    private void done(SyncOutcome outcome) {
        end(notice(outcome));
        catchUp();
    }

    private void failed(MillraceException failure) {
        boolean cancelled = failure.code() == MillraceException.Code.CANCELLED;
        end(
                new Notice(
                        cancelled ? Mood.NEUTRAL : Mood.BAD,
                        cancelled ? "Sync cancelled" : "Sync failed",
                        String.valueOf(failure.getMessage())));
    }

    private void stillRunning(MillraceException failure) {
        tell(new Notice(Mood.BAD, "Still syncing", String.valueOf(failure.getMessage())));
    }

    private void end(Notice notice) {
        state.set(State.IDLE);
        stages.setAll(run.stages().stream().map(StageLine::of).toList());
        look();
        tell(notice);
    }

    private void tell(Notice notice) {
        ended.forEach(listener -> listener.accept(notice));
    }

    private Notice notice(SyncOutcome outcome) {
        String elapsed = " in " + formats.elapsed(outcome.elapsed()) + ".";
        String did =
                outcome.changedNothing()
                        ? "Nothing new; checked" + elapsed
                        : "%s lines loaded, %s removed, %s returns"
                                        .formatted(
                                                formats.count(outcome.lines()),
                                                formats.count(outcome.deleted()),
                                                formats.count(outcome.returns()))
                                + elapsed;
        String waiting =
                outcome.quarantined() == 0
                        ? ""
                        : " " + formats.count(outcome.quarantined()) + " rows wait for repair.";
        return outcome.reconciled()
                ? new Notice(
                        outcome.quarantined() == 0 ? Mood.GOOD : Mood.WARNING,
                        "Warehouse is up to date",
                        did + waiting)
                : new Notice(
                        Mood.BAD,
                        "Warehouse differs from the shop",
                        did + waiting + " Run a full sync to repair it.");
    }
}
