package io.millrace.ui.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.semantics.dashboard.BestSeller;
import io.millrace.semantics.dashboard.Facet;
import io.millrace.semantics.dashboard.Headline;
import io.millrace.semantics.dashboard.KeyFigures;
import io.millrace.semantics.dashboard.Pick;
import io.millrace.semantics.dashboard.Series;
import io.millrace.ui.tiles.Change;
import io.millrace.ui.tiles.TileContent;
import io.millrace.ui.widgets.Mood;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.Step;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TileWriterTest {

    private static final Period QUARTER =
            new Period(LocalDate.of(2025, 4, 1), LocalDate.of(2025, 6, 30));
    private static final KeyFigures NOW = figures(120_000, 18_000, 300, 12, 1_300);
    private static final KeyFigures THEN = figures(100_000, 20_000, 250, 5, 1_200);
    private static final KeyFigures LAST_YEAR = figures(240_000, 9_000, 600, 24, 1_300);

    private final TileWriter writer =
            new TileWriter(new Formats(Locale.US, Currency.getInstance("USD")));

    @Test
    void saysTheValueAndBothChanges() {
        Map<TileKind, TileContent> tiles =
                writer.figures(headline(NOW, Optional.of(THEN), Optional.of(LAST_YEAR)));
        assertTile(tiles, TileKind.SALES, "$120K", "up 20.0% good", "down 50.0% bad");
        assertTile(tiles, TileKind.PROFIT, "$18.0K", "down 10.0% bad", "up 100.0% good");
        assertTile(tiles, TileKind.MARGIN, "15.0%", "down 5.0 pts bad", "up 11.3 pts good");
        assertTile(tiles, TileKind.ORDERS, "300", "up 20.0% good", "down 50.0% bad");
        assertTile(tiles, TileKind.AVERAGE_ORDER, "$400", "unchanged neutral", "unchanged neutral");
        assertTile(tiles, TileKind.RETURN_RATE, "4.0%", "up 2.0 pts bad", "unchanged neutral");
        assertTile(tiles, TileKind.DAYS_TO_SHIP, "3.25", "up 0.25 d bad", "unchanged neutral");
    }

    @Test
    void withoutFiguresBeforeThereIsNoChange() {
        writer.figures(headline(NOW, Optional.empty(), Optional.empty()))
                .values()
                .forEach(tile -> assertEquals(List.of(), tile.against()));
    }

    @Test
    void aLossThatBecomesAProfitIsAnAmount() {
        KeyFigures loss = figures(100_000, -5_000, 250, 5, 1);
        assertEquals(
                new Change(1, "$23.0K", Mood.GOOD),
                tile(
                                writer.figures(headline(NOW, Optional.of(loss), Optional.empty())),
                                TileKind.PROFIT)
                        .against()
                        .getFirst()
                        .change());
    }

    @Test
    void aLeapIsNotCounted() {
        KeyFigures little = figures(100, 1, 250, 5, 1);
        assertEquals(
                "up over 1,000%",
                tile(
                                writer.figures(
                                        headline(NOW, Optional.of(little), Optional.empty())),
                                TileKind.SALES)
                        .against()
                        .getFirst()
                        .change()
                        .inWords());
    }

    @Test
    void nothingSoldHasNoRatesAndNoLines() {
        Map<TileKind, TileContent> tiles =
                writer.figures(headline(KeyFigures.NONE, Optional.of(THEN), Optional.empty()));
        assertEquals("–", tile(tiles, TileKind.MARGIN).value());
        assertEquals("–", tile(tiles, TileKind.AVERAGE_ORDER).value());
        assertEquals("–", tile(tiles, TileKind.DAYS_TO_SHIP).value());
        assertTrue(tiles.values().stream().allMatch(tile -> tile.sparkline().isEmpty()));
    }

    @Test
    void aSparklineHasAPointForEachStep() {
        TileContent sales =
                tile(
                        writer.figures(headline(NOW, Optional.empty(), Optional.empty())),
                        TileKind.SALES);
        assertEquals(List.of(4_000.0, 5_000.0, 6_000.0), sales.sparkline());
    }

    @Test
    void theTopProductHasItsShareAndItsOwnChanges() {
        BestSeller product =
                new BestSeller(
                        new Pick(Facet.PRODUCT, "P1", "Oak desk"),
                        BigDecimal.valueOf(6_000),
                        Optional.of(BigDecimal.valueOf(4_000)),
                        Optional.of(BigDecimal.ZERO));
        TileContent tile =
                writer.topProduct(
                        headline(NOW, Optional.of(THEN), Optional.of(LAST_YEAR)),
                        Optional.of(product));
        assertEquals("Oak desk", tile.value());
        assertEquals("$6,000 · 5.0% of sales", tile.note());
        assertEquals(
                "Top product, Apr – Jun 2025: Oak desk, $6,000 · 5.0% of sales,"
                        + " up 50.0% vs previous, Jan – Mar 2025",
                tile.spoken());
    }

    private static void assertTile(
            Map<TileKind, TileContent> tiles,
            TileKind kind,
            String value,
            String change,
            String ofYear) {
        TileContent tile = tile(tiles, kind);
        assertEquals(kind.title(), tile.title());
        assertEquals(value, tile.value());
        assertEquals("Apr – Jun 2025", tile.period());
        assertEquals(
                List.of(
                        change + " vs previous Jan – Mar 2025",
                        ofYear + " vs last year Apr – Jun 2024"),
                tile.against().stream()
                        .map(other ->
                                "%s %s %s %s"
                                        .formatted(
                                                other.change().inWords(),
                                                other.change()
                                                        .mood()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT),
                                                other.words(),
                                                other.period()))
                        .toList());
    }

    private static TileContent tile(Map<TileKind, TileContent> tiles, TileKind kind) {
        return Objects.requireNonNull(tiles.get(kind));
    }

    private static Headline headline(
            KeyFigures now, Optional<KeyFigures> before, Optional<KeyFigures> yearBefore) {
        return new Headline(
                new Extent(LocalDate.of(2022, 1, 1), QUARTER.to()),
                QUARTER,
                now,
                before,
                yearBefore,
                new Series(
                        Step.MONTH,
                        IntStream.rangeClosed(4, 6)
                                .mapToObj(month ->
                                        new Series.Point(
                                                LocalDate.of(2025, month, 1),
                                                LocalDate.of(2025, month, 28),
                                                figures(month * 1_000L, 1, 1, 0, 1)))
                                .toList()));
    }

    private static KeyFigures figures(
            long sales, long profit, long orders, long returned, long shippingDays) {
        return new KeyFigures(
                BigDecimal.valueOf(sales),
                BigDecimal.valueOf(profit),
                orders,
                returned,
                400,
                shippingDays);
    }
}
