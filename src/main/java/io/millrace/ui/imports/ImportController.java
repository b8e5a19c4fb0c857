package io.millrace.ui.imports;

import io.millrace.oltp.CsvImport;
import io.millrace.oltp.Detected;
import io.millrace.oltp.FilePreview;
import io.millrace.oltp.FilePreview.PreviewRow;
import io.millrace.oltp.ImportReport;
import io.millrace.oltp.Reject;
import io.millrace.oltp.csv.DateOrder;
import io.millrace.oltp.csv.DecimalMark;
import io.millrace.ui.imports.ImportViewModel.Look;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.widgets.Shown;
import io.millrace.warehouse.words.Formats;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Puts the import of a file on the screen. */
public final class ImportController {

    private static final double MOST_OF_A_DETAIL = 144;
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final ImportViewModel model;
    private final Formats formats;
    private final PreviewTable rows = new PreviewTable();

    @FXML private BorderPane root;
    @FXML private VBox drop;
    @FXML private Button choose;
    @FXML private ScrollPane work;
    @FXML private HBox trouble;
    @FXML private Label troubleWords;
    @FXML private ComboBox<Item<CsvImport.Kind>> kind;
    @FXML private ComboBox<Item<DateOrder>> dates;
    @FXML private ComboBox<Item<DecimalMark>> amounts;
    @FXML private Label written;
    @FXML private FlowPane columns;
    @FXML private Label columnNote;
    @FXML private VBox previewCard;
    @FXML private Label previewNote;
    @FXML private CheckBox faultyOnly;
    @FXML private VBox resultCard;
    @FXML private Label resultTitle;
    @FXML private HBox counts;
    @FXML private VBox remarks;
    @FXML private DataTable<Reject> rejects;
    @FXML private Button saveRejects;
    @FXML private VBox footer;
    @FXML private Label problem;
    @FXML private Label stage;
    @FXML private ProgressBar progress;
    @FXML private Button other;
    @FXML private Button cancel;
    @FXML private Button tryOut;
    @FXML private Button importFile;

    public ImportController(ImportViewModel model) {
        this.model = model;
        this.formats = model.formats();
    }

    @FXML
    void initialize() {
        ObservableValue<Boolean> hasFile = model.fileProperty().map(Optional::isPresent);
        Shown.when(hasFile.map(has -> !has), drop);
        Shown.when(hasFile, work);
        takeDrops();
        showReading();
        showPreview();
        showResult();
        showFooter(hasFile);
        Shown.onEscape(root, model::cancel);
        Shown.focusFirst(choose);
    }

    private void takeDrops() {
        root.setOnDragOver(event -> {
            if (dropped(event).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
                drop.pseudoClassStateChanged(OVER, true);
            }
            event.consume();
        });
        root.setOnDragExited(_ -> drop.pseudoClassStateChanged(OVER, false));
        root.setOnDragDropped(event -> {
            Optional<Path> file = dropped(event);
            file.ifPresent(model::choose);
            event.setDropCompleted(file.isPresent());
            event.consume();
        });
    }

    private static Optional<Path> dropped(DragEvent event) {
        return event.getDragboard().getFiles().stream().findFirst().map(File::toPath);
    }

    private void showReading() {
        options(
                kind,
                model.kindProperty(),
                List.of(CsvImport.Kind.values()),
                known -> known == CsvImport.Kind.ORDERS ? "Orders" : "Returns",
                seen ->
                        seen.kind() == CsvImport.Kind.ORDERS
                                ? "Orders, by its header"
                                : "Returns, by its header");
        options(
                dates,
                model.dateOrderProperty(),
                List.of(DateOrder.values()),
                DateOrder::label,
                Detected::dates);
        options(
                amounts,
                model.decimalMarkProperty(),
                List.of(DecimalMark.values()),
                DecimalMark::label,
                Detected::decimals);
        model.lookProperty().subscribe(look -> look.ifPresent(this::show));
        Shown.when(
                model.lookProperty()
                        .map(look ->
                                look.filter(seen -> !seen.detected().problems().isEmpty())
                                        .isPresent()),
                trouble);
    }

    /** A line of a list; the one without a value is what was found out. */
    private record Item<T>(Optional<T> value) {}

    /** What was found out stands first in the list; the rest is for those who know better. */
    private <T> void options(
            ComboBox<Item<T>> box,
            ObjectProperty<Optional<T>> chosen,
            List<T> values,
            Function<T, String> words,
            Function<Detected, String> found) {
        Item<T> automatic = new Item<>(Optional.empty());
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Item<T> item) {
                        return item == null ? "" : item.value().map(words).orElseGet(this::seen);
                    }

                    private String seen() {
                        return "Found: "
                                + model.lookProperty()
                                        .get()
                                        .map(Look::detected)
                                        .map(found)
                                        .orElse("…");
                    }

                    @Override
                    public Item<T> fromString(String unused) {
                        throw new UnsupportedOperationException("Picked from the list");
                    }
                });
        box.getItems().add(automatic);
        values.forEach(value -> box.getItems().add(new Item<>(Optional.of(value))));
        box.valueProperty()
                .subscribe((_, item) -> {
                    if (item != null) {
                        chosen.set(item.value());
                    }
                });
        chosen.subscribe(value -> box.setValue(new Item<>(value)));
        // The words of the first item say what was found in this file.
        model.lookProperty().subscribe(_ -> box.setButtonCell(new Words<>(box.getConverter())));
    }

    private static final class Words<T> extends ListCell<T> {
        private final StringConverter<T> words;

        Words(StringConverter<T> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : words.toString(item));
        }
    }

    private void show(Look look) {
        Detected seen = look.detected();
        troubleWords.setText(String.join(" ", seen.problems()));
        written.setText(
                "%s rows · %s · cut by %s · column names on line %s"
                        .formatted(
                                formats.count(seen.rows()),
                                seen.encoding(),
                                seen.delimiter(),
                                formats.count(seen.headerLine())));
        columns.getChildren()
                .setAll(
                        seen.header().stream()
                                .filter(column -> !column.name().isBlank())
                                .map(column -> new ColumnButton(column, seen.meanings(), model))
                                .toList());
        columnNote.setText(note(seen));
    }

    private static String note(Detected seen) {
        return seen.defaults().isEmpty()
                ? ""
                : seen.defaults().entrySet().stream()
                        .map(missing -> missing.getKey() + " (" + missing.getValue() + ")")
                        .collect(Collectors.joining(", ", "Not in the file: ", "."));
    }

    private void showPreview() {
        previewCard.getChildren().add(rows);
        VBox.setVgrow(rows, Priority.ALWAYS);
        Shown.when(
                model.lookProperty().map(look -> look.flatMap(Look::preview).isPresent()),
                previewCard);
        model.lookProperty().subscribe(_ -> fillPreview());
        faultyOnly.selectedProperty().subscribe((_, _) -> fillPreview());
    }

    private void fillPreview() {
        Optional<FilePreview> preview = model.lookProperty().get().flatMap(Look::preview);
        preview.ifPresent(read -> {
            List<PreviewRow> shown = faultyOnly.isSelected() ? read.faulty() : read.first();
            rows.show(read.header(), shown);
            previewNote.setText(
                    read.faults() == 0
                            ? "Every row can be read"
                            : "%s rows are wrong and would be left out"
                                    .formatted(formats.count(read.faults())));
            previewNote
                    .getStyleClass()
                    .setAll("label", read.faults() == 0 ? "mood-good" : "mood-bad");
            faultyOnly.setDisable(read.faults() == 0);
        });
    }

    private void showResult() {
        Shown.when(model.reportProperty().map(Optional::isPresent), resultCard);
        rejects.count("Line", 64, Reject::line);
        rejects.prose("Column", 144, Reject::column).setMaxWidth(MOST_OF_A_DETAIL);
        rejects.prose("Value", 144, Reject::value).setMaxWidth(MOST_OF_A_DETAIL);
        rejects.prose("Why it is left out", 400, Reject::reason);
        model.reportProperty().subscribe(report -> report.ifPresent(this::show));
    }

    private void show(ImportReport report) {
        resultTitle.setText(
                report.dryRun()
                        ? "An import would do this; nothing is stored yet"
                        : "The file is imported");
        counts.getChildren()
                .setAll(
                        count("read", report.read()),
                        count("new", report.loaded() - report.changed()),
                        count("changed", report.changed()),
                        count("unchanged", report.unchanged()),
                        count("rejected", report.rejected()));
        remarks.getChildren()
                .setAll(report.remarks().stream().limit(8).map(ImportController::remark).toList());
        rejects.getItems().setAll(report.firstRejects());
        rejects.setVisible(!report.firstRejects().isEmpty());
        rejects.setManaged(!report.firstRejects().isEmpty());
        saveRejects.setVisible(report.rejects().isPresent());
        saveRejects.setManaged(report.rejects().isPresent());
        work.setVvalue(work.getVmin());
    }

    private VBox count(String what, long number) {
        Label value = new Label(formats.count(number));
        value.getStyleClass().add("sum-total");
        Label words = new Label(what);
        words.getStyleClass().add("sum-title");
        return new VBox(value, words);
    }

    private static Label remark(String sentence) {
        Label label = new Label(sentence);
        label.getStyleClass().add("card-note");
        label.setWrapText(true);
        return label;
    }

    private void showFooter(ObservableValue<Boolean> hasFile) {
        Shown.text(problem, model.problemProperty());
        ObservableValue<Boolean> moving = model.workingProperty().or(model.lookingProperty());
        Shown.when(hasFile, footer);
        progress.visibleProperty().bind(moving);
        progress.progressProperty().bind(model.progressProperty());
        stage.textProperty()
                .bind(
                        Bindings.when(model.workingProperty())
                                .then(model.stageProperty())
                                .otherwise(
                                        Bindings.when(model.lookingProperty())
                                                .then("Looking at the file")
                                                .otherwise("")));
        Shown.when(model.workingProperty(), cancel);
        ObservableValue<Boolean> readable =
                model.lookProperty().map(look -> look.flatMap(Look::preview).isPresent());
        for (Button button : List.of(tryOut, importFile)) {
            button.disableProperty()
                    .bind(
                            Bindings.createBooleanBinding(
                                    () ->
                                            model.workingProperty().get()
                                                    || model.lookingProperty().get()
                                                    || !readable.getValue(),
                                    model.workingProperty(),
                                    model.lookingProperty(),
                                    readable));
        }
        other.disableProperty().bind(model.workingProperty());
    }

    @FXML
    void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Orders or returns to import");
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter("CSV files", "*.csv", "*.txt", "*.tsv"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        File file = chooser.showOpenDialog(root.getScene().getWindow());
        if (file != null) {
            model.choose(file.toPath());
        }
    }

    @FXML
    void other() {
        model.close();
        choose.requestFocus();
    }

    @FXML
    void tryOut() {
        model.tryOut();
    }

    @FXML
    void importFile() {
        model.importFile();
    }

    @FXML
    void cancel() {
        model.cancel();
    }

    @FXML
    void saveRejects() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Where to keep the rejected rows");
        chooser.setInitialFileName(model.rejectsName());
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.saveRejects(file.toPath());
        }
    }
}
