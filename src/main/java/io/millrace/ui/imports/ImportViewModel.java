package io.millrace.ui.imports;

import io.millrace.MillraceException;
import io.millrace.oltp.CsvImport;
import io.millrace.oltp.Detected;
import io.millrace.oltp.FilePreview;
import io.millrace.oltp.ImportOptions;
import io.millrace.oltp.ImportReport;
import io.millrace.oltp.csv.Column;
import io.millrace.oltp.csv.DateOrder;
import io.millrace.oltp.csv.DecimalMark;
import io.millrace.ui.services.Counter;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.ProgressWords;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.ui.work.Progress;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * Brings a file in, step by step: looked at, corrected, tried, imported, and what was rejected
 * saved to be repaired.
 */
public final class ImportViewModel {

    static final int MOST_ROWS = 200;

    /**
     * A file as it was looked at.
     *
     * @param preview nothing while problems keep the file from being read
     */
    public record Look(Path file, Detected detected, Optional<FilePreview> preview) {}

    private final Counter counter;
    private final Background background;
    private final Formats formats;
    private final ProgressWords words;
    private final Latest looks;

    private final ObjectProperty<Optional<CsvImport.Kind>> kind =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<DateOrder>> dateOrder =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<DecimalMark>> decimalMark =
            new SimpleObjectProperty<>(Optional.empty());
    private final Map<Integer, Optional<Column>> meanings = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Path>> file =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Look>> look =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ImportReport>> report =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper stage = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final List<Consumer<Notice>> notices = new ArrayList<>();
    private final List<Runnable> stored = new ArrayList<>();
    private Run run = new Run();
    private boolean choosing;

    public ImportViewModel(Counter counter, Background background, Formats formats) {
        this.counter = counter;
        this.background = background;
        this.formats = formats;
        words = new ProgressWords(formats);
        looks = new Latest(background);
        kind.subscribe((_, _) -> lookAgain());
        dateOrder.subscribe((_, _) -> lookAgain());
        decimalMark.subscribe((_, _) -> lookAgain());
    }

    /** What the file holds, if the person says so. */
    ObjectProperty<Optional<CsvImport.Kind>> kindProperty() {
        return kind;
    }

    /** How its dates are meant, if the person says so. */
    ObjectProperty<Optional<DateOrder>> dateOrderProperty() {
        return dateOrder;
    }

    /** How its amounts are meant, if the person says so. */
    ObjectProperty<Optional<DecimalMark>> decimalMarkProperty() {
        return decimalMark;
    }

    /** The chosen file. */
    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** What the last try or import did; empty when the file or its reading changed since. */
    public ReadOnlyObjectProperty<Optional<ImportReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Whether the file is being looked at. */
    public ReadOnlyBooleanProperty lookingProperty() {
        return looks.busyProperty();
    }

    /** Whether a try or an import is under way. */
    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /** The stage under way with its rows. */
    ReadOnlyStringProperty stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** The part of the stage that is done, 0 to 1, or −1 where nobody knows. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why something was not done; empty while nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    Formats formats() {
        return formats;
    }

    public ObservableValue<String> captionProperty() {
        return file.map(chosen ->
                chosen.map(path -> path.getFileName().toString())
                        .orElse("Orders or returns, from a CSV file"));
    }

    /** Calls the listener with what a person should hear of. */
    public void onNotice(Consumer<Notice> listener) {
        notices.add(listener);
    }

    /** Calls the listener when rows were stored. */
    public void onStored(Runnable listener) {
        stored.add(listener);
    }

    /** Takes a file and looks at it. */
    public void choose(Path chosen) {
        if (working.get()) {
            return;
        }
        choosing = true;
        kind.set(Optional.empty());
        dateOrder.set(Optional.empty());
        decimalMark.set(Optional.empty());
        meanings.clear();
        choosing = false;
        file.set(Optional.of(chosen));
        look.set(Optional.empty());
        lookAgain();
    }

    /**
     * Corrects what a column of the file means; a column that meant the same means nothing then.
     *
     * @param place of the column in the header, from 0
     * @param meaning empty if the column is not to be read
     */
    public void mean(int place, Optional<Column> meaning) {
        if (working.get() || look.get().isEmpty()) {
            return;
        }
        for (Detected.FileColumn other : look.get().get().detected().header()) {
            if (meaning.isPresent() && other.meaning().equals(meaning)) {
                meanings.put(other.place(), Optional.empty());
            }
        }
        meanings.put(place, meaning);
        lookAgain();
    }

    /** Puts the file away. */
    void close() {
        if (!working.get()) {
            looks.forget();
            file.set(Optional.empty());
            look.set(Optional.empty());
            report.set(Optional.empty());
            problem.set("");
        }
    }

    private void lookAgain() {
        if (choosing || file.get().isEmpty()) {
            return;
        }
        Path chosen = file.get().get();
        ImportOptions options = options(false);
        problem.set("");
        report.set(Optional.empty());
        looks.submit(
                looking -> look(chosen, options, looking),
                seen -> look.set(Optional.of(seen)),
                this::complain);
    }

    private Look look(Path chosen, ImportOptions options, Run looking) {
        Detected detected = counter.files().look(chosen, options, looking);
        return new Look(
                chosen,
                detected,
                detected.problems().isEmpty()
                        ? Optional.of(counter.files().preview(chosen, options, MOST_ROWS, looking))
                        : Optional.empty());
    }

    private ImportOptions options(boolean dryRun) {
        ImportOptions options = ImportOptions.automatic().asDryRun(dryRun).withColumns(meanings);
        options = kind.get().map(options::withKind).orElse(options);
        options = dateOrder.get().map(options::withDateOrder).orElse(options);
        return decimalMark.get().map(options::withDecimalMark).orElse(options);
    }

    /** Does everything and takes it back: says what an import would do. */
    public void tryOut() {
        load(true);
    }

    public void importFile() {
        load(false);
    }

    private void load(boolean dryRun) {
        if (working.get() || look.get().flatMap(Look::preview).isEmpty()) {
            return;
        }
        Path chosen = look.get().get().file();
        ImportOptions options = options(dryRun).withRejects(counter.notes().resolve("rejects.csv"));
        Run started = new Run(new Progress(background.window(), this::show));
        run = started;
        working.set(true);
        stage.set("Starting");
        progress.set(-1);
        problem.set("");
        report.set(Optional.empty());
        background.submit(
                () -> {
                    makeFolder(counter.notes());
                    return counter.files().load(chosen, options, started);
                },
                this::done,
                this::fail);
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The folder %s for rejected rows cannot be made.".formatted(folder),
                    cause);
        }
    }

    private void show(Progress.Position position) {
        if (working.get()) {
            stage.set(words.of(position));
            progress.set(ProgressWords.part(position));
        }
    }

    private void done(ImportReport made) {
        working.set(false);
        report.set(Optional.of(made));
        if (!made.dryRun()) {
            tell(
                    made.rejected() == 0 ? Mood.GOOD : Mood.WARNING,
                    "%s is imported".formatted(made.file().getFileName()),
                    "%s rows loaded, %s unchanged, %s rejected."
                            .formatted(
                                    formats.count(made.loaded()),
                                    formats.count(made.unchanged()),
                                    formats.count(made.rejected())));
            stored.forEach(Runnable::run);
        }
    }

    private void fail(MillraceException failure) {
        working.set(false);
        complain(failure);
    }

    private void complain(MillraceException failure) {
        problem.set(String.valueOf(failure.getMessage()));
    }

    /** Asks a try or an import to stop; then nothing of it stays. */
    public void cancel() {
        if (working.get()) {
            stage.set("Cancelling");
            Run cancelled = run;
            background.submit(
                    () -> {
                        cancelled.cancel();
                        return true;
                    },
                    _ -> {},
                    this::complain);
        }
    }

    /** The name under which the rejected rows of the file are usually kept. */
    String rejectsName() {
        String name = file.get().map(path -> path.getFileName().toString()).orElse("file.csv");
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + ".rejects.csv";
    }

    /** Keeps the rejected rows of the last try or import where the person wants them. */
    public void saveRejects(Path target) {
        Optional<Path> rejects = report.get().flatMap(ImportReport::rejects);
        if (rejects.isEmpty()) {
            return;
        }
        background.submit(
                () -> copy(rejects.get(), target),
                saved ->
                        tell(
                                Mood.GOOD,
                                "The rejected rows are saved",
                                "Repair them in %s and import that file.".formatted(saved)),
                this::complain);
    }

    private static Path copy(Path from, Path to) {
        try {
            return Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The rejected rows cannot be written to %s; choose another place."
                            .formatted(to),
                    cause);
        }
    }

    private void tell(Mood mood, String title, String text) {
        notices.forEach(listener -> listener.accept(new Notice(mood, title, text)));
    }
}
