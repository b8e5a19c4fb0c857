package io.millrace.ui.partitions;

import io.millrace.etl.PartitionInfo;
import io.millrace.ui.widgets.ConfirmButton;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.widgets.NoticeBar;
import io.millrace.ui.widgets.Shown;
import io.millrace.ui.widgets.Wording;
import io.millrace.warehouse.words.Formats;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Puts the partitions on the screen. */
public final class PartitionsController {

    private static final int MOST_MONTHS_AHEAD = 120;

    private final PartitionsViewModel model;
    private final Formats formats;

    @FXML private HBox failure;
    @FXML private Label problem;
    @FXML private NoticeBar outcome;
    @FXML private DataTable<TableSize> tables;
    @FXML private Spinner<Integer> ahead;
    @FXML private Button ensure;
    @FXML private Label chosen;
    @FXML private ConfirmButton archive;
    @FXML private ComboBox<Path> archives;
    @FXML private ConfirmButton restore;
    @FXML private VBox restoring;
    @FXML private VBox working;
    @FXML private Label stage;
    @FXML private ProgressBar progress;
    @FXML private DataTable<MonthRows> months;

    public PartitionsController(PartitionsViewModel model) {
        this.model = model;
        this.formats = model.formats();
    }

    @FXML
    void initialize() {
        Shown.when(model.problemProperty().isNotEmpty(), failure);
        problem.textProperty().bind(model.problemProperty());
        outcome.follow(model.outcomeProperty());
        showTables();
        showMonths();
        showWork();
    }

    private void showTables() {
        tables.key("Database", 88, size -> side(size.side()));
        tables.text("Table", 104, TableSize::table);
        tables.count("Partitions", 80, TableSize::partitions);
        tables.key("From", 112, size -> size.first().map(formats::month).orElse(""));
        tables.key("To", 112, size -> size.last().map(formats::month).orElse(""));
        tables.count("Rows", 88, TableSize::rows);
        tables.count("Without month", 120, TableSize::elsewhere);
        tables.rate("Size", 80, size -> formats.bytes(size.bytes()));
        tables.setItems(model.tables());
        tables.setEmpty("The partitions are being counted …");
    }

    private static String side(PartitionInfo.Side side) {
        return switch (side) {
            case SHOP -> "Shop";
            case WAREHOUSE -> "Warehouse";
        };
    }

    private void showMonths() {
        months.text("Month", 128, month -> formats.month(month.month()));
        months.count("Order lines", 96, MonthRows::orderLines);
        months.count("Order returns", 112, MonthRows::orderReturns);
        months.count("Sales loaded", 104, MonthRows::sales);
        months.count("Returns loaded", 120, MonthRows::returns);
        months.rate("Size", 80, month -> formats.bytes(month.bytes()));
        months.setItems(model.months());
        months.setEmpty("No month has a partition of its own yet.");
        months.getSelectionModel()
                .selectedItemProperty()
                .subscribe(month -> model.chosenProperty().set(month));
    }

    private void showWork() {
        SpinnerValueFactory.IntegerSpinnerValueFactory count =
                new SpinnerValueFactory.IntegerSpinnerValueFactory(
                        1, MOST_MONTHS_AHEAD, model.monthsAheadProperty().get());
        ahead.setValueFactory(count);
        count.valueProperty().subscribe(value -> model.monthsAheadProperty().set(value));
        ensure.disableProperty().bind(model.work().busyProperty());
        archive.onConfirmed(model::archive);
        archive.disableProperty()
                .bind(model.work().busyProperty().or(model.chosenProperty().isNull()));
        model.chosenProperty().subscribe(this::offer);
        archives.setConverter(new Wording<>(file -> String.valueOf(file.getFileName())));
        archives.setItems(model.archives());
        archives.valueProperty().bindBidirectional(model.chosenArchiveProperty());
        restore.onConfirmed(model::restore);
        restore.disableProperty()
                .bind(model.work().busyProperty().or(model.chosenArchiveProperty().isNull()));
        restoring.setVisible(model.hasArchiving());
        restoring.setManaged(model.hasArchiving());
        Shown.when(model.work().busyProperty(), working);
        stage.textProperty().bind(model.work().stageProperty());
        progress.progressProperty().bind(model.work().progressProperty());
    }

    private void offer(@Nullable MonthRows month) {
        boolean may = model.hasArchiving() && model.mayArchive(month);
        archive.setVisible(may);
        chosen.setText(
                !model.hasArchiving()
                        ? "The owner of the databases archives and restores months, with: millrace partitions archive"
                        : month == null
                                ? "Choose a month in the table to archive it."
                                : may
                                        ? "%s leaves both databases for a file, from which it can be restored."
                                                .formatted(formats.month(month.month()))
                                        : month.isEmpty()
                                                ? formats.month(month.month()) + " holds no rows."
                                                : formats.month(month.month())
                                                        + " is not over yet.");
    }

    @FXML
    void refresh() {
        model.refresh();
    }

    @FXML
    void ensure() {
        model.ensureNext();
    }

    @FXML
    void cancel() {
        model.work().cancel();
    }
}
