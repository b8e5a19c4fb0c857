package io.millrace.ui.home;

import io.millrace.oltp.OwnDay;
import io.millrace.ui.tiles.Change;
import io.millrace.ui.tiles.TileContent;
import io.millrace.ui.widgets.Mood;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes one's own figures on tiles. */
final class HomeTileWriter {

    private static final String NOTHING = "–";

    private final Formats formats;

    HomeTileWriter(Formats formats) {
        this.formats = formats;
    }

    Map<HomeTile, TileContent> tiles(OwnMonth month) {
        OwnDay now = month.total();
        OwnDay then = month.totalBefore();
        Map<HomeTile, TileContent> tiles = new EnumMap<>(HomeTile.class);
        tiles.put(
                HomeTile.ORDERS,
                tile(
                        HomeTile.ORDERS,
                        month,
                        formats.count(now.orders()),
                        Change.ofCount(then.orders(), now.orders(), formats),
                        day -> Optional.of((double) day.orders())));
        tiles.put(
                HomeTile.RETURNS,
                tile(
                        HomeTile.RETURNS,
                        month,
                        formats.count(now.returnsTaken()),
                        Change.ofCount(then.returnsTaken(), now.returnsTaken(), formats)
                                .map(HomeTileWriter::neutral),
                        day -> Optional.of((double) day.returnsTaken())));
        tiles.put(HomeTile.AVERAGE_ORDER, averageOrder(month, now, then));
        tiles.put(HomeTile.RETURN_RATE, returnRate(month, now, then));
        return tiles;
    }

    /** To take many returns is neither good nor bad. */
    private static Change neutral(Change change) {
        return new Change(change.direction(), change.amount(), Mood.NEUTRAL);
    }

    private TileContent averageOrder(OwnMonth month, OwnDay now, OwnDay then) {
        return tile(
                HomeTile.AVERAGE_ORDER,
                month,
                OwnMonth.averageOrder(now).map(formats::money).orElse(NOTHING),
                both(
                        OwnMonth.averageOrder(then),
                        OwnMonth.averageOrder(now),
                        (before, after) -> Change.ofAmount(before, after, formats)),
                day -> OwnMonth.averageOrder(day).map(BigDecimal::doubleValue));
    }

    private TileContent returnRate(OwnMonth month, OwnDay now, OwnDay then) {
        return tile(
                HomeTile.RETURN_RATE,
                month,
                OwnMonth.returnRate(now).map(formats::percent).orElse(NOTHING),
                both(
                        OwnMonth.returnRate(then),
                        OwnMonth.returnRate(now),
                        (before, after) -> Change.ofRate(before, after, false, formats)),
                day -> OwnMonth.returnRate(day).map(BigDecimal::doubleValue));
    }

    private interface Comparison {
        Change of(BigDecimal before, BigDecimal after);
    }

    private static Optional<Change> both(
            Optional<BigDecimal> before, Optional<BigDecimal> after, Comparison comparison) {
        return before.flatMap(then -> after.map(now -> comparison.of(then, now)));
    }

    private TileContent tile(
            HomeTile kind,
            OwnMonth month,
            String value,
            Optional<Change> change,
            Function<OwnDay, Optional<Double>> figure) {
        List<Double> line = month.byDay().stream().map(figure).flatMap(Optional::stream).toList();
        return new TileContent(
                kind.title(),
                value,
                formats.period(month.whole()),
                change,
                (change.isPresent() ? "vs " : "nothing in ") + formats.period(month.before()),
                line.stream().distinct().count() > 1 ? line : List.of());
    }
}
