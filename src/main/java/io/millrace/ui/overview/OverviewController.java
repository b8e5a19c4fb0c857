package io.millrace.ui.overview;

import io.millrace.ui.tiles.KpiTile;
import io.millrace.ui.tiles.TileContent;
import io.millrace.ui.tiles.TileGrid;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.widgets.Shown;
import io.millrace.ui.widgets.Theme;
import io.millrace.warehouse.company.Company;
import io.millrace.warehouse.company.Concentration;
import io.millrace.warehouse.company.DiscountBand;
import io.millrace.warehouse.company.Place;
import io.millrace.warehouse.company.ProfitBridge;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableRow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Puts the overview on the screen. */
public final class OverviewController {

    private static final PseudoClass MARKET = PseudoClass.getPseudoClass("market");
    private static final int CURVE_STEPS = 100;

    private final OverviewViewModel model;
    private final ObservableValue<Theme> theme;
    private final Formats formats;
    private final ColumnsChart bridgeChart = new ColumnsChart();
    private final ColumnsChart discountChart = new ColumnsChart();
    private final ParetoChart customerCurve = new ParetoChart();
    private final ParetoChart productCurve = new ParetoChart();
    private final CohortMatrix matrix;

    @FXML private ScrollPane figures;
    @FXML private HBox failure;
    @FXML private Label problem;
    @FXML private TileGrid tiles;
    @FXML private DataTable<Place> places;
    @FXML private Label bridgeNote;
    @FXML private StackPane bridge;
    @FXML private StackPane discounts;
    @FXML private Label customersNote;
    @FXML private StackPane customers;
    @FXML private Label productsNote;
    @FXML private StackPane products;
    @FXML private StackPane cohorts;
    @FXML private ProgressIndicator loading;
    @FXML private VBox empty;

    public OverviewController(OverviewViewModel model, ObservableValue<Theme> theme) {
        this.model = model;
        this.theme = theme;
        this.formats = model.formats();
        this.matrix = new CohortMatrix(formats);
    }

    @FXML
    void initialize() {
        Shown.when(model.problemProperty().isNotEmpty(), failure);
        problem.textProperty().bind(model.problemProperty());
        bridge.getChildren().add(bridgeChart);
        discounts.getChildren().add(discountChart);
        customers.getChildren().add(customerCurve);
        products.getChildren().add(productCurve);
        cohorts.getChildren().add(matrix);
        showPlaces();
        showTiles();
        model.companyProperty().subscribe(read -> read.ifPresent(this::show));
        model.customersProperty()
                .subscribe(read ->
                        read.ifPresent(
                                found -> show(found, "customers", customerCurve, customersNote)));
        model.productsProperty()
                .subscribe(read ->
                        read.ifPresent(
                                found -> show(found, "products", productCurve, productsNote)));
        model.cohorts().subscribe(() -> matrix.show(model.cohorts()));
        matrix.show(model.cohorts());
        model.stateProperty().subscribe(this::show);
    }

    private void show(OverviewViewModel.State state) {
        boolean shown =
                state == OverviewViewModel.State.READY || state == OverviewViewModel.State.FAILED;
        show(figures, shown);
        show(loading, state == OverviewViewModel.State.LOADING);
        show(empty, state == OverviewViewModel.State.EMPTY);
    }

    private static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    private void showTiles() {
        for (ObservableValue<TileContent> content : model.tiles()) {
            tiles.getChildren().add(new KpiTile(content, theme).node());
        }
    }

    private void showPlaces() {
        places.setFormats(formats);
        places.text(
                "Market, region",
                128,
                place -> place.region().isEmpty() ? place.market() : "    " + place.region());
        places.money("Sales", 112, place -> place.now().sales());
        places.rate("Growth", 72, place -> growth(place.salesGrowth()));
        places.money("Profit", 104, place -> place.now().profit());
        places.rate("Growth", 72, this::profitGrowth);
        places.rate("Margin", 64, place -> place.now().margin().map(formats::percent).orElse("–"));
        places.count("Orders", 64, place -> place.now().orders());
        places.getColumns().forEach(column -> column.setSortable(false));
        places.setItems(model.places());
        places.setEmpty("No sales in this period.");
        places.setRowFactory(_ -> new PlaceRow());
    }

    private String profitGrowth(Place place) {
        return growth(Place.growth(place.before().profit(), place.now().profit()));
    }

    private String growth(Optional<BigDecimal> growth) {
        return growth.map(part -> (part.signum() > 0 ? "+" : "") + formats.percent(part))
                .orElse("–");
    }

    private void show(Company read) {
        bridgeNote.setText(
                read.isComparable()
                        ? formats.period(read.period().previous())
                                + " to "
                                + formats.period(read.period())
                        : "no data of the period before");
        bridgeChart.show(read.isComparable() ? bridge(read.bridge()) : List.of());
        discountChart.show(read.discounts().stream().map(this::column).toList());
    }

    private List<ColumnsChart.Column> bridge(ProfitBridge parts) {
        List<ColumnsChart.Column> columns = new ArrayList<>();
        BigDecimal level = parts.before();
        columns.add(whole("Before", parts.before(), "Profit of the period before"));
        level = step(columns, level, "Volume", parts.volume(), "more or fewer sales");
        level = step(columns, level, "Mix", parts.mix(), "another mix of sub-categories");
        level = step(columns, level, "Discount", parts.discount(), "other discounts");
        step(columns, level, "Costs", parts.costs(), "other prices and costs");
        columns.add(whole("Now", parts.after(), "Profit of this period"));
        return columns;
    }

    private ColumnsChart.Column whole(String name, BigDecimal value, String what) {
        return new ColumnsChart.Column(
                name,
                0,
                value.doubleValue(),
                "column-whole",
                formats.money(value),
                what + ": " + formats.moneyInFull(value));
    }

    /** Adds a step of the bridge, and says where it leads to. */
    private BigDecimal step(
            List<ColumnsChart.Column> columns,
            BigDecimal level,
            String name,
            BigDecimal part,
            String why) {
        BigDecimal next = level.add(part);
        columns.add(
                new ColumnsChart.Column(
                        name,
                        level.doubleValue(),
                        next.doubleValue(),
                        part.signum() < 0 ? "column-loss" : "column-gain",
                        (part.signum() > 0 ? "+" : "") + formats.money(part),
                        "%s through %s".formatted(formats.moneyInFull(part), why)));
        return next;
    }

    private ColumnsChart.Column column(DiscountBand band) {
        return new ColumnsChart.Column(
                band.band() == 0 ? "none" : "to " + band.band() * 10 + "%",
                0,
                band.profit().doubleValue(),
                band.profit().signum() < 0 ? "column-loss" : "column-gain",
                formats.money(band.profit()),
                "Discount %s: profit %s of sales %s, margin %s, %s lines"
                        .formatted(
                                band.band() == 0
                                        ? "none"
                                        : "above %d%% up to %d%%"
                                                .formatted(band.band() * 10 - 10, band.band() * 10),
                                formats.moneyInFull(band.profit()),
                                formats.moneyInFull(band.sales()),
                                band.margin().map(formats::percent).orElse("–"),
                                formats.count(band.lines())));
    }

    private void show(Concentration found, String what, ParetoChart chart, Label note) {
        int all = found.members().size();
        int needed = found.needed(Concentration.MOST);
        double taken = all == 0 ? 0 : (double) needed / all;
        note.setText(
                all == 0
                        ? "no sales in this period"
                        : "%s of %s %s (%s) make 80%% of sales"
                                .formatted(
                                        formats.count(needed),
                                        formats.count(all),
                                        what,
                                        formats.wholePercent(taken)));
        chart.show(
                found.curve(CURVE_STEPS),
                Concentration.MOST.doubleValue(),
                taken,
                "all " + formats.count(all) + " " + what);
        chart.setAccessibleText(note.getText());
    }

    @FXML
    void refresh() {
        model.refresh();
    }

    /** Markets stand out from their regions. */
    private static final class PlaceRow extends TableRow<Place> {
        @Override
        protected void updateItem(@Nullable Place place, boolean isEmpty) {
            super.updateItem(place, isEmpty);
            pseudoClassStateChanged(MARKET, place != null && place.region().isEmpty());
        }
    }
}
