package io.millrace.ui.synccentre;

import io.millrace.etl.Check;
import io.millrace.etl.PastRun;
import io.millrace.oltp.FailingRows;
import io.millrace.ui.services.SyncExtent;
import io.millrace.ui.sync.StageLine;
import io.millrace.ui.sync.SyncViewModel;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.widgets.Shown;
import io.millrace.ui.widgets.Wording;
import io.millrace.warehouse.words.Formats;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Puts the Sync centre on the screen. */
public final class SyncCentreController {

    private static final int LONGEST_INTERVAL = 86_400;

    private final SyncCentreViewModel model;
    private final Formats formats;
    private final ToggleGroup checkGroup = new ToggleGroup();

    @FXML private HBox failure;
    @FXML private Label problem;
    @FXML private Button now;
    @FXML private Button everything;
    @FXML private Button compare;
    @FXML private Button cancel;
    @FXML private HBox automaticRow;
    @FXML private CheckBox automatic;
    @FXML private Spinner<Integer> interval;
    @FXML private Label automaticProblem;
    @FXML private DataTable<StageLine> stages;
    @FXML private StackPane lags;
    @FXML private StackPane months;
    @FXML private Label month;
    @FXML private VBox checks;
    @FXML private Label found;
    @FXML private Button checkEverything;
    @FXML private Button cancelCheck;
    @FXML private DataTable<FailingRow> rows;
    @FXML private VBox repair;
    @FXML private Label reason;
    @FXML private ComboBox<FailingRows.Value> column;
    @FXML private TextField value;
    @FXML private Button store;
    @FXML private Label repairMessage;
    @FXML private DataTable<PastRun> runs;

    public SyncCentreController(SyncCentreViewModel model) {
        this.model = model;
        this.formats = model.formats();
    }

    @FXML
    void initialize() {
        Shown.when(model.problemProperty().isNotEmpty(), failure);
        problem.textProperty().bind(model.problemProperty());
        showSync();
        showAutomatic();
        showStages();
        showMonths();
        showChecks();
        showRows();
        showRepair();
        showRuns();
    }

    private void showSync() {
        BooleanBinding idle =
                Bindings.equal(model.sync().stateProperty(), SyncViewModel.State.IDLE);
        now.disableProperty().bind(idle.not());
        everything.disableProperty().bind(idle.not());
        compare.disableProperty().bind(idle.not());
        cancel.disableProperty()
                .bind(Bindings.notEqual(model.sync().stateProperty(), SyncViewModel.State.RUNNING));
    }

    private void showAutomatic() {
        automaticRow.setVisible(model.hasAutomatic());
        automaticRow.setManaged(model.hasAutomatic());
        automatic.selectedProperty().bindBidirectional(model.automaticOnProperty());
        SpinnerValueFactory.IntegerSpinnerValueFactory seconds =
                new SpinnerValueFactory.IntegerSpinnerValueFactory(1, LONGEST_INTERVAL);
        interval.setValueFactory(seconds);
        model.intervalProperty().subscribe(chosen -> seconds.setValue((int) chosen.toSeconds()));
        seconds.valueProperty()
                .subscribe((_, chosen) -> model.intervalProperty().set(Duration.ofSeconds(chosen)));
        Shown.text(automaticProblem, model.automaticProblemProperty());
    }

    private void showStages() {
        stages.text("Stage", 160, StageLine::name);
        stages.count("Rows", 80, StageLine::rows);
        stages.count("Rows/s", 72, StageLine::rate);
        stages.rate("Time", 72, line -> formats.elapsed(line.elapsed()));
        stages.key("", 40, line -> line.isDone() ? "✓" : "…");
        stages.setItems(model.stages());
        stages.setEmpty("Press Sync now, or open a run of the history, to see its stages.");
    }

    private void showMonths() {
        MonthGrid grid = new MonthGrid(formats, month::setText);
        months.getChildren().add(grid);
        Runnable show = () -> grid.show(model.months());
        model.months().subscribe(show);
        show.run();
        LagChart chart = new LagChart(formats);
        lags.getChildren().add(chart);
        Runnable showLags = () -> chart.show(model.runs());
        model.runs().subscribe(showLags);
        showLags.run();
    }

    private void showChecks() {
        Runnable show =
                () ->
                        checks.getChildren()
                                .setAll(model.checks().stream().map(this::entry).toList());
        model.checks().subscribe(show);
        show.run();
        Shown.text(found, model.foundProperty());
        checkEverything.disableProperty().bind(model.checkingProperty());
        Shown.when(model.checkingProperty(), cancelCheck);
    }

    private ToggleButton entry(CheckLine line) {
        FontIcon mark =
                new FontIcon(line.isSound() ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
        mark.getStyleClass().add(line.isSound() ? "mood-good" : "mood-warning");
        ToggleButton entry = new ToggleButton(line.check().promise() + "\n" + detail(line), mark);
        entry.getStyleClass().add("check-entry");
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setMinHeight(Region.USE_PREF_SIZE);
        entry.setToggleGroup(checkGroup);
        entry.setSelected(model.chosenCheckProperty().get().equals(Optional.of(line.check())));
        entry.setOnAction(_ ->
                model.chosenCheckProperty()
                        .set(
                                entry.isSelected()
                                        ? Optional.of(line.check())
                                        : Optional.<Check>empty()));
        return entry;
    }

    private String detail(CheckLine line) {
        String rows =
                line.isSound()
                        ? "no rows fail"
                        : line.failing() == 1
                                ? "1 row fails"
                                : formats.count(line.failing()) + " rows fail";
        return line.last()
                .map(last ->
                        "%s · %s on %s in %s"
                                .formatted(
                                        rows,
                                        last.outcome(),
                                        formats.moment(last.at()),
                                        formats.elapsed(last.elapsed())))
                .orElse(rows + " · never run");
    }

    private void showRows() {
        rows.key("Table", 88, FailingRow::table);
        rows.text("Row", 184, FailingRow::key);
        rows.text("Check", 112, FailingRow::checkName);
        rows.text("Reason", 240, row -> row.offence().reason());
        rows.key("Waits since", 160, row -> row.since().map(formats::moment).orElse("found now"));
        rows.setItems(model.rows());
        rows.setEmpty("No row waits: every row of the shop is in the warehouse.");
        rows.getSelectionModel()
                .selectedItemProperty()
                .subscribe((_, chosen) -> {
                    if (chosen == null) {
                        model.repair().close();
                    } else {
                        model.repair().open(chosen);
                    }
                });
    }

    private void showRepair() {
        Shown.when(model.repair().rowProperty().map(Optional::isPresent), repair);
        model.repair()
                .rowProperty()
                .subscribe(
                        row -> reason.setText(row.map(open -> open.offence().reason()).orElse("")));
        column.setConverter(new Wording<>(SyncCentreController::words));
        column.setItems(model.repair().values());
        column.valueProperty().bindBidirectional(model.repair().chosenProperty());
        value.textProperty().bindBidirectional(model.repair().wantedProperty());
        ObservableList<FailingRows.Value> values = model.repair().values();
        column.disableProperty().bind(Bindings.isEmpty(values));
        value.disableProperty().bind(model.repair().chosenProperty().isNull());
        store.disableProperty()
                .bind(model.repair().chosenProperty().isNull().or(model.repair().busyBinding()));
        Shown.text(repairMessage, model.repair().messageProperty());
    }

    private void showRuns() {
        runs.count("Run", 64, PastRun::runId);
        runs.key("Kind", 96, SyncCentreController::kind);
        runs.key("Outcome", 88, PastRun::status);
        runs.key("Began", 160, run -> formats.moment(run.startedAt()));
        runs.rate("Took", 64, run -> run.took().map(formats::elapsed).orElse("…"));
        runs.rate("Delay", 64, run -> run.lag().map(formats::elapsed).orElse(""));
        runs.count("Lines", 72, PastRun::linesLoaded);
        runs.count("Removed", 80, PastRun::linesDeleted);
        runs.count("Returns", 72, PastRun::returnsLoaded);
        runs.count("Waiting", 72, PastRun::rowsQuarantined);
        runs.text("By", 80, PastRun::person);
        runs.text("Remarks", 200, PastRun::message);
        runs.setItems(model.runs());
        runs.setEmpty("No sync has run yet.");
        runs.getSelectionModel()
                .selectedItemProperty()
                .subscribe((_, chosen) -> {
                    if (chosen != null) {
                        model.open(chosen);
                    }
                });
    }

    private static String kind(PastRun run) {
        return run.month().map(month -> run.kind() + " " + month).orElse(run.kind());
    }

    @FXML
    void refresh() {
        model.refresh();
    }

    @FXML
    void syncNow() {
        model.sync().syncNow();
    }

    @FXML
    void reload() {
        model.sync().sync(SyncExtent.EVERYTHING);
    }

    @FXML
    void compareMonths() {
        model.sync().sync(SyncExtent.ALL_MONTHS);
    }

    @FXML
    void cancelSync() {
        model.sync().cancel();
    }

    @FXML
    void checkAll() {
        model.checkEverything();
    }

    @FXML
    void cancelCheck() {
        model.cancelCheck();
    }

    @FXML
    void store() {
        model.repair().repair();
    }

    private static String words(FailingRows.Value shown) {
        return "%s: %s"
                .formatted(
                        shown.column().replace('_', ' '),
                        Objects.requireNonNullElse(shown.value(), "nothing"));
    }
}
