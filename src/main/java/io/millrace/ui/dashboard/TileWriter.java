package io.millrace.ui.dashboard;

import io.millrace.ui.sync.FreshnessReading;
import io.millrace.ui.tiles.Change;
import io.millrace.ui.tiles.TileContent;
import io.millrace.warehouse.Figures;
import io.millrace.warehouse.Overview;
import io.millrace.warehouse.TopProduct;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Writes figures on tiles. */
final class TileWriter {

    private static final int POINTS_OF_A_LINE = 3;
    private static final String NOTHING = "–";

    private final Formats formats;

    TileWriter(Formats formats) {
        this.formats = formats;
    }

    /** All tiles that an overview fills. */
    Map<TileKind, TileContent> figures(Overview overview) {
        Map<TileKind, TileContent> tiles = new EnumMap<>(TileKind.class);
        tiles.put(TileKind.SALES, amount(TileKind.SALES, overview, Figures::sales));
        tiles.put(TileKind.PROFIT, amount(TileKind.PROFIT, overview, Figures::profit));
        tiles.put(TileKind.MARGIN, rate(TileKind.MARGIN, overview, Figures::margin, true));
        tiles.put(TileKind.ORDERS, orders(overview));
        tiles.put(TileKind.AVERAGE_ORDER, averageOrder(overview));
        tiles.put(
                TileKind.RETURN_RATE,
                rate(TileKind.RETURN_RATE, overview, Figures::returnRate, false));
        return tiles;
    }

    TileContent topProduct(Overview overview, Optional<TopProduct> top) {
        return tile(
                TileKind.TOP_PRODUCT,
                top.map(TopProduct::name).orElse(NOTHING),
                overview,
                top.flatMap(product -> change(overview, product)),
                top.map(product -> salesOf(product, overview)).orElse(""),
                List.of());
    }

    TileContent behind(FreshnessReading freshness) {
        return new TileContent(
                TileKind.BEHIND.title(),
                freshness.behind(),
                "now",
                Optional.empty(),
                freshness.detail(),
                List.of());
    }

    private TileContent amount(
            TileKind kind, Overview overview, Function<Figures, BigDecimal> figure) {
        BigDecimal now = figure.apply(overview.figures());
        return tile(
                kind,
                formats.money(now),
                overview,
                overview.before().map(then -> Change.ofAmount(figure.apply(then), now, formats)),
                against(overview),
                line(overview, figures -> Optional.of(figure.apply(figures))));
    }

    private TileContent rate(
            TileKind kind,
            Overview overview,
            Function<Figures, Optional<BigDecimal>> figure,
            boolean upIsGood) {
        Optional<BigDecimal> now = figure.apply(overview.figures());
        return tile(
                kind,
                now.map(formats::percent).orElse(NOTHING),
                overview,
                both(
                        overview,
                        figure,
                        (then, rate) -> Change.ofRate(then, rate, upIsGood, formats)),
                against(overview),
                line(overview, figure));
    }

    private TileContent orders(Overview overview) {
        long now = overview.figures().orders();
        return tile(
                TileKind.ORDERS,
                formats.count(now),
                overview,
                overview.before().flatMap(then -> Change.ofCount(then.orders(), now, formats)),
                against(overview),
                line(overview, figures -> Optional.of(BigDecimal.valueOf(figures.orders()))));
    }

    private TileContent averageOrder(Overview overview) {
        return tile(
                TileKind.AVERAGE_ORDER,
                overview.figures().averageOrder().map(formats::money).orElse(NOTHING),
                overview,
                both(
                        overview,
                        Figures::averageOrder,
                        (then, now) -> Change.ofAmount(then, now, formats)),
                against(overview),
                line(overview, Figures::averageOrder));
    }

    private TileContent tile(
            TileKind kind,
            String value,
            Overview overview,
            Optional<Change> change,
            String note,
            List<Double> sparkline) {
        return new TileContent(
                kind.title(), value, formats.period(overview.period()), change, note, sparkline);
    }

    private static Optional<Change> both(
            Overview overview,
            Function<Figures, Optional<BigDecimal>> figure,
            BiFunction<BigDecimal, BigDecimal, Change> change) {
        return overview.before()
                .flatMap(figure)
                .flatMap(then ->
                        figure.apply(overview.figures()).map(now -> change.apply(then, now)));
    }

    private Optional<Change> change(Overview overview, TopProduct product) {
        return overview.before().isPresent() && product.salesBefore().signum() > 0
                ? Optional.of(Change.ofAmount(product.salesBefore(), product.sales(), formats))
                : Optional.empty();
    }

    private String salesOf(TopProduct product, Overview overview) {
        BigDecimal all = overview.figures().sales();
        return formats.money(product.sales())
                + (all.signum() > 0
                        ? " · "
                                + formats.percent(
                                        product.sales().divide(all, MathContext.DECIMAL64))
                                + " of sales"
                        : "");
    }

    private String against(Overview overview) {
        return overview.before()
                .map(_ -> "vs " + formats.period(overview.period().previous()))
                .orElse("");
    }

    /** Steps without a figure, such as the margin of a day without sales, are left out. */
    private static List<Double> line(
            Overview overview, Function<Figures, Optional<BigDecimal>> figure) {
        if (overview.figures().orders() == 0) {
            return List.of();
        }
        List<Double> values =
                overview.trend().points().stream()
                        .flatMap(point -> figure.apply(point.figures()).stream())
                        .map(BigDecimal::doubleValue)
                        .toList();
        return values.size() < POINTS_OF_A_LINE ? List.of() : values;
    }
}
