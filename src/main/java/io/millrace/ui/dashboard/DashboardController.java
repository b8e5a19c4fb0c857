package io.millrace.ui.dashboard;

import io.millrace.ui.tiles.KpiTile;
import io.millrace.ui.tiles.TileGrid;
import io.millrace.ui.widgets.BarList;
import io.millrace.ui.widgets.Theme;
import io.millrace.warehouse.Overview;
import io.millrace.warehouse.Share;
import io.millrace.warehouse.words.Formats;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Puts the dashboard's view-model on the screen. */
public final class DashboardController {

    private final DashboardViewModel model;
    private final ObservableValue<Theme> theme;
    private final Formats formats;
    private final TrendChart chart;

    @FXML private ScrollPane figures;
    @FXML private TileGrid tiles;
    @FXML private Label trendTitle;
    @FXML private Label readout;
    @FXML private StackPane trend;
    @FXML private BarList categories;
    @FXML private BarList regions;
    @FXML private Label regionCount;
    @FXML private ProgressIndicator loading;
    @FXML private VBox empty;
    @FXML private VBox failed;
    @FXML private Label problem;
    @FXML private Button retry;

    public DashboardController(DashboardViewModel model, ObservableValue<Theme> theme) {
        this.model = model;
        this.theme = theme;
        formats = model.formats();
        chart = new TrendChart(formats);
    }

    @FXML
    void initialize() {
        for (TileKind kind : TileKind.values()) {
            tiles.getChildren().add(new KpiTile(model.tileProperty(kind), theme).node());
        }
        trend.getChildren().add(chart);
        readout.textProperty().bind(chart.readoutProperty());
        problem.textProperty().bind(model.problemProperty());
        retry.disableProperty().bind(model.busyProperty());
        model.overviewProperty().subscribe(read -> read.ifPresent(this::show));
        model.stateProperty().subscribe(this::show);
    }

    @FXML
    void retry() {
        model.refresh();
    }

    private void show(DashboardViewModel.State state) {
        show(figures, state == DashboardViewModel.State.READY);
        show(loading, state == DashboardViewModel.State.LOADING);
        show(empty, state == DashboardViewModel.State.EMPTY);
        show(failed, state == DashboardViewModel.State.FAILED);
    }

    private void show(Overview overview) {
        trendTitle.setText(
                switch (overview.trend().step()) {
                    case DAY -> "Sales and profit by day";
                    case WEEK -> "Sales and profit by week";
                    case MONTH -> "Sales and profit by month";
                });
        chart.show(overview.trend());
        regionCount.setText(formats.count(overview.regions().size()) + " regions");
        regions.show(bars(overview.regions(), share -> formats.money(share.sales())));
        categories.show(bars(overview.categories(), this::salesAndMargin));
    }

    private List<BarList.Bar> bars(List<Share> shares, Function<Share, String> value) {
        return shares.stream()
                .map(share ->
                        new BarList.Bar(
                                share.name(),
                                share.sales().doubleValue(),
                                value.apply(share),
                                detail(share)))
                .toList();
    }

    private String salesAndMargin(Share share) {
        return formats.money(share.sales()) + " · " + margin(share);
    }

    private String detail(Share share) {
        return "sales %s, profit %s, margin %s, %s orders"
                .formatted(
                        formats.moneyInFull(share.sales()),
                        formats.moneyInFull(share.profit()),
                        margin(share),
                        formats.count(share.orders()));
    }

    private String margin(Share share) {
        return share.sales().signum() == 0
                ? "–"
                : formats.percent(share.profit().divide(share.sales(), MathContext.DECIMAL64));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
