package io.millrace.ui.dashboard;

import io.millrace.semantics.dashboard.BestSeller;
import io.millrace.semantics.dashboard.Headline;
import io.millrace.semantics.dashboard.KeyFigures;
import io.millrace.ui.tiles.Change;
import io.millrace.ui.tiles.TileContent;
import io.millrace.ui.tiles.TileContent.Against;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes figures on tiles. */
final class TileWriter {

    private static final int POINTS_OF_A_LINE = 3;
    private static final String NOTHING = "–";

    /** A figure, how it is written, and how it moved from one value to another. */
    record Figure(
            Function<KeyFigures, Optional<BigDecimal>> value,
            Function<BigDecimal, String> words,
            BiFunction<BigDecimal, BigDecimal, Optional<Change>> change) {

        /** As it is written; a dash where there is none. */
        String written(KeyFigures figures) {
            return value.apply(figures).map(words).orElse(NOTHING);
        }

        /** Nothing where there is none before or now. */
        Optional<Change> moved(KeyFigures then, KeyFigures now) {
            return value.apply(then)
                    .flatMap(before ->
                            value.apply(now).flatMap(after -> change.apply(before, after)));
        }
    }

    private final Formats formats;

    TileWriter(Formats formats) {
        this.formats = formats;
    }

    /** All tiles that a headline fills. */
    Map<TileKind, TileContent> figures(Headline headline) {
        Map<TileKind, TileContent> tiles = new EnumMap<>(TileKind.class);
        for (TileKind kind : TileKind.values()) {
            figure(kind).ifPresent(figure -> tiles.put(kind, tile(kind, figure, headline)));
        }
        return tiles;
    }

    /** Nothing for what is no figure. */
    Optional<Figure> figure(TileKind kind) {
        return switch (kind) {
            case SALES -> Optional.of(money(figures -> Optional.of(figures.sales())));
            case PROFIT -> Optional.of(money(figures -> Optional.of(figures.profit())));
            case MARGIN -> Optional.of(rate(KeyFigures::margin, true));
            case ORDERS ->
                    Optional.of(
                            new Figure(
                                    figures -> Optional.of(BigDecimal.valueOf(figures.orders())),
                                    orders -> formats.count(orders.longValue()),
                                    (then, now) ->
                                            Change.ofCount(
                                                    then.longValue(), now.longValue(), formats)));
            case AVERAGE_ORDER -> Optional.of(money(KeyFigures::averageOrder));
            case RETURN_RATE -> Optional.of(rate(KeyFigures::returnRate, false));
            case TOP_PRODUCT -> Optional.empty();
            case DAYS_TO_SHIP ->
                    Optional.of(
                            new Figure(
                                    KeyFigures::daysToShip,
                                    formats::decimal,
                                    (then, now) -> Optional.of(Change.ofDays(then, now, formats))));
        };
    }

    private Figure money(Function<KeyFigures, Optional<BigDecimal>> value) {
        return new Figure(
                value,
                formats::money,
                (then, now) -> Optional.of(Change.ofAmount(then, now, formats)));
    }

    private Figure rate(Function<KeyFigures, Optional<BigDecimal>> value, boolean upIsGood) {
        return new Figure(
                value,
                formats::percent,
                (then, now) -> Optional.of(Change.ofRate(then, now, upIsGood, formats)));
    }

    private TileContent tile(TileKind kind, Figure figure, Headline headline) {
        return new TileContent(
                kind.title(),
                figure.written(headline.figures()),
                formats.period(headline.period()),
                Optional.empty(),
                "",
                line(headline, figure.value),
                against(
                        headline.period(),
                        headline.before().flatMap(then -> figure.moved(then, headline.figures())),
                        headline.yearBefore()
                                .flatMap(then -> figure.moved(then, headline.figures()))));
    }

    private List<Against> against(
            Period period, Optional<Change> before, Optional<Change> yearBefore) {
        return Stream.concat(
                        before
                                .map(change -> against(change, "vs previous", period.previous()))
                                .stream(),
                        yearBefore
                                .map(change -> against(change, "vs last year", period.yearBefore()))
                                .stream())
                .toList();
    }

    private Against against(Change change, String words, Period days) {
        return new Against(change, words, formats.period(days));
    }

    TileContent topProduct(Headline headline, Optional<BestSeller> best) {
        return new TileContent(
                TileKind.TOP_PRODUCT.title(),
                best.map(product -> product.pick().label()).orElse(NOTHING),
                formats.period(headline.period()),
                Optional.empty(),
                best.map(product -> salesOf(product, headline)).orElse(""),
                List.of(),
                best.map(product ->
                                against(
                                        headline.period(),
                                        product.before().flatMap(then -> grown(then, product)),
                                        product.yearBefore().flatMap(then -> grown(then, product))))
                        .orElse(List.of()));
    }

    /** From nothing there is no growth. */
    private Optional<Change> grown(BigDecimal then, BestSeller product) {
        return then.signum() > 0
                ? Optional.of(Change.ofAmount(then, product.sales(), formats))
                : Optional.empty();
    }

    private String salesOf(BestSeller product, Headline headline) {
        BigDecimal all = headline.figures().sales();
        return formats.money(product.sales())
                + (all.signum() > 0
                        ? " · "
                                + formats.percent(
                                        product.sales().divide(all, MathContext.DECIMAL64))
                                + " of sales"
                        : "");
    }

    /** Steps without a figure, such as the margin of a day without sales, are left out. */
    private static List<Double> line(
            Headline headline, Function<KeyFigures, Optional<BigDecimal>> figure) {
        if (headline.figures().orders() == 0) {
            return List.of();
        }
        List<Double> values =
                headline.series().points().stream()
                        .flatMap(point -> figure.apply(point.figures()).stream())
                        .map(BigDecimal::doubleValue)
                        .toList();
        return values.size() < POINTS_OF_A_LINE ? List.of() : values;
    }
}
