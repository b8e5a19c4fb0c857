package io.millrace.ui.dashboard;

import io.millrace.semantics.dashboard.Chart;
import io.millrace.semantics.dashboard.DashboardFilter;
import io.millrace.semantics.dashboard.Facet;
import io.millrace.semantics.dashboard.Pick;
import io.millrace.semantics.dashboard.Series;
import io.millrace.ui.tiles.KpiTile;
import io.millrace.ui.tiles.TileGrid;
import io.millrace.ui.widgets.BarList;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Shown;
import io.millrace.ui.widgets.Theme;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.Step;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Puts the dashboard's view-model on the screen. */
public final class DashboardController {

    private static final double TILE_HEIGHT = 148;

    private final DashboardViewModel model;
    private final ObservableValue<Theme> theme;
    private final DashboardExport export;
    private final TrendChart chart;
    private final HeatMap map;

    @FXML private VBox ready;
    @FXML private ScrollPane figures;
    @FXML private StackPane compare;
    @FXML private ProgressBar busy;
    @FXML private FlowPane crumbs;
    @FXML private TileGrid tiles;
    @FXML private Label readout;
    @FXML private ToggleButton byDay;
    @FXML private ToggleButton byWeek;
    @FXML private ToggleButton byMonth;
    @FXML private StackPane trend;
    @FXML private BarList regions;
    @FXML private Label drillTitle;
    @FXML private BarList categories;
    @FXML private BarList shipModes;
    @FXML private BarList reasons;
    @FXML private Label heatReadout;
    @FXML private StackPane heat;
    @FXML private BarList customers;
    @FXML private ProgressIndicator loading;
    @FXML private VBox empty;
    @FXML private VBox failed;
    @FXML private Label problem;
    @FXML private Button retry;

    public DashboardController(
            DashboardViewModel model, ObservableValue<Theme> theme, DashboardExport export) {
        this.model = model;
        this.export = export;
        this.theme = theme;
        chart = new TrendChart(model.formats());
        map = new HeatMap(model.formats());
    }

    @FXML
    void initialize() {
        for (TileKind kind : TileKind.values()) {
            tiles.getChildren()
                    .add(new KpiTile(model.tileProperty(kind), theme, TILE_HEIGHT).node());
        }
        new Crumbs(crumbs, model);
        showTrend();
        showBars();
        showHeat();
        busy.visibleProperty().bind(model.busyProperty());
        problem.textProperty().bind(model.problemProperty());
        retry.disableProperty().bind(model.busyProperty());
        showComparison();
        Shown.when(is(DashboardViewModel.State.READY), ready);
        Shown.when(is(DashboardViewModel.State.LOADING), loading);
        Shown.when(is(DashboardViewModel.State.EMPTY), empty);
        Shown.when(is(DashboardViewModel.State.FAILED), failed);
    }

    private ObservableValue<Boolean> is(DashboardViewModel.State state) {
        return model.stateProperty().map(shown -> shown == state);
    }

    private void showComparison() {
        ScrollPane page = (ScrollPane) Fxml.load(new CompareController(model.comparison()));
        compare.getChildren().add(page);
        Shown.when(model.comparingProperty(), compare);
        Shown.when(model.comparingProperty().not(), figures);
        export.of(() -> (model.comparingProperty().get() ? page : figures).getContent());
    }

    private void showTrend() {
        trend.getChildren().add(chart);
        readout.textProperty().bind(chart.readoutProperty());
        chart.onPick(model::pick);
        model.seriesProperty().subscribe(this::show);
        model.filterProperty().subscribe(_ -> show(model.seriesProperty().get()));
    }

    private void show(Optional<Series> series) {
        series.ifPresent(shown -> {
            chart.show(shown, picked(shown));
            byDay.setSelected(shown.step() == Step.DAY);
            byWeek.setSelected(shown.step() == Step.WEEK);
            byMonth.setSelected(shown.step() == Step.MONTH);
        });
    }

    private int picked(Series series) {
        List<Pick> days =
                series.points().stream()
                        .map(point -> Pick.days(new Period(point.from(), point.to()), ""))
                        .toList();
        return model.filterProperty()
                .get()
                .pick(Facet.SPAN)
                .map(pick -> days.stream().map(Pick::value).toList().indexOf(pick.value()))
                .orElse(-1);
    }

    @FXML
    void byDay() {
        by(Step.DAY);
    }

    @FXML
    void byWeek() {
        by(Step.WEEK);
    }

    @FXML
    void byMonth() {
        by(Step.MONTH);
    }

    private void by(Step step) {
        model.stepProperty().set(Optional.of(step));
        show(model.seriesProperty().get());
    }

    private void showBars() {
        new SliceBars(regions, model).of(Chart.REGIONS);
        new SliceBars(shipModes, model).of(Chart.SHIP_MODES);
        new SliceBars(reasons, model).of(Chart.RETURN_REASONS);
        new SliceBars(customers, model).of(Chart.CUSTOMERS);
        SliceBars drill = new SliceBars(categories, model);
        for (Chart level : List.of(Chart.CATEGORIES, Chart.SUBCATEGORIES, Chart.PRODUCTS)) {
            model.slicesProperty(level).subscribe(_ -> drill(drill));
        }
        model.filterProperty().subscribe(_ -> drill(drill));
    }

    private void drill(SliceBars bars) {
        DashboardFilter filter = model.filterProperty().get();
        Chart level = Chart.ofDrill(filter);
        bars.show(level);
        drillTitle.setText(
                switch (level) {
                    case SUBCATEGORIES -> label(filter, Facet.CATEGORY) + " by sub-category";
                    case PRODUCTS -> "Best products of " + label(filter, Facet.SUBCATEGORY);
                    case CATEGORIES, REGIONS, SHIP_MODES, RETURN_REASONS, CUSTOMERS ->
                            "Sales by category";
                });
    }

    private static String label(DashboardFilter filter, Facet facet) {
        return filter.pick(facet).map(Pick::label).orElseThrow();
    }

    private void showHeat() {
        heat.getChildren().add(map);
        heatReadout.textProperty().bind(map.readoutProperty());
        map.onPick(model::pick);
        model.heatProperty().subscribe(this::showCells);
        model.filterProperty().subscribe(this::showCells);
    }

    private void showCells() {
        DashboardFilter filter = model.filterProperty().get();
        map.show(
                model.heatProperty().get().orElse(List.of()),
                filter.pick(Facet.WEEKDAY).map(Pick::value),
                filter.pick(Facet.MONTH).map(Pick::value));
    }

    @FXML
    void retry() {
        model.refresh();
    }
}
