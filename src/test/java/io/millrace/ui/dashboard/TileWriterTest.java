package io.millrace.ui.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ui.tiles.Change;
import io.millrace.ui.tiles.TileContent;
import io.millrace.ui.widgets.Mood;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Figures;
import io.millrace.warehouse.Overview;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.TopProduct;
import io.millrace.warehouse.Step;
import io.millrace.warehouse.Trend;
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

    private static final Period YEAR =
            new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
    private static final Figures NOW = figures(120_000, 18_000, 300, 12);
    private static final Figures THEN = figures(100_000, 20_000, 250, 5);

    private final TileWriter writer =
            new TileWriter(new Formats(Locale.US, Currency.getInstance("USD")));

    @Test
    void saysTheValueThePeriodAndTheChange() {
        Map<TileKind, TileContent> tiles = writer.figures(overview(NOW, Optional.of(THEN)));
        assertTile(tiles, TileKind.SALES, "$120K", "up 20.0%", Mood.GOOD);
        assertTile(tiles, TileKind.PROFIT, "$18.0K", "down 10.0%", Mood.BAD);
        assertTile(tiles, TileKind.MARGIN, "15.0%", "down 5.0 pts", Mood.BAD);
        assertTile(tiles, TileKind.ORDERS, "300", "up 20.0%", Mood.GOOD);
        assertTile(tiles, TileKind.AVERAGE_ORDER, "$400", "unchanged", Mood.NEUTRAL);
        assertTile(tiles, TileKind.RETURN_RATE, "4.0%", "up 2.0 pts", Mood.BAD);
    }

    @Test
    void withoutFiguresBeforeThereIsNoChange() {
        Map<TileKind, TileContent> tiles = writer.figures(overview(NOW, Optional.empty()));
        tiles.values()
                .forEach(tile -> {
                    assertEquals(Optional.empty(), tile.change());
                    assertEquals("", tile.note());
                });
    }

    @Test
    void aLossThatBecomesAProfitIsAnAmount() {
        Figures loss = figures(100_000, -5_000, 250, 5);
        assertEquals(
                new Change(1, "$23.0K", Mood.GOOD),
                tile(writer.figures(overview(NOW, Optional.of(loss))), TileKind.PROFIT)
                        .change()
                        .orElseThrow());
    }

    @Test
    void aLeapIsNotCounted() {
        Figures little = figures(100, 1, 250, 5);
        assertEquals(
                "up over 1,000%",
                tile(writer.figures(overview(NOW, Optional.of(little))), TileKind.SALES)
                        .change()
                        .orElseThrow()
                        .inWords());
    }

    @Test
    void nothingSoldHasNoRatesAndNoLines() {
        Map<TileKind, TileContent> tiles =
                writer.figures(overview(Figures.NONE, Optional.of(THEN)));
        assertEquals("–", tile(tiles, TileKind.MARGIN).value());
        assertEquals("–", tile(tiles, TileKind.AVERAGE_ORDER).value());
        assertTrue(tiles.values().stream().allMatch(tile -> tile.sparkline().isEmpty()));
    }

    @Test
    void aSparklineHasAPointForEachStep() {
        TileContent sales = tile(writer.figures(overview(NOW, Optional.empty())), TileKind.SALES);
        assertEquals(
                IntStream.rangeClosed(1, 12).mapToObj(month -> month * 1_000.0).toList(),
                sales.sparkline());
    }

    @Test
    void theTopProductHasItsShareAndItsOwnChange() {
        TopProduct product =
                new TopProduct(
                        "Oak desk",
                        "Furniture",
                        BigDecimal.valueOf(6_000),
                        BigDecimal.ONE,
                        3,
                        BigDecimal.valueOf(4_000));
        TileContent tile =
                writer.topProduct(overview(NOW, Optional.of(THEN)), Optional.of(product));
        assertEquals("Oak desk", tile.value());
        assertEquals("$6,000 · 5.0% of sales", tile.note());
        assertEquals("up 50.0%", tile.change().orElseThrow().inWords());
        assertEquals(
                "Top product, 2025: Oak desk, up 50.0%, $6,000 · 5.0% of sales", tile.spoken());
    }

    private static void assertTile(
            Map<TileKind, TileContent> tiles,
            TileKind kind,
            String value,
            String change,
            Mood mood) {
        TileContent tile = tile(tiles, kind);
        assertEquals(kind.title(), tile.title());
        assertEquals(value, tile.value());
        assertEquals("2025", tile.period());
        assertEquals(change, tile.change().orElseThrow().inWords());
        assertEquals(mood, tile.change().orElseThrow().mood());
        assertEquals("vs 2024", tile.note());
    }

    private static TileContent tile(Map<TileKind, TileContent> tiles, TileKind kind) {
        return Objects.requireNonNull(tiles.get(kind));
    }

    private static Overview overview(Figures now, Optional<Figures> before) {
        return new Overview(
                new Extent(LocalDate.of(2022, 1, 1), YEAR.to()),
                YEAR,
                now,
                before,
                new Trend(
                        Step.MONTH,
                        IntStream.rangeClosed(1, 12)
                                .mapToObj(month ->
                                        new Trend.Point(
                                                LocalDate.of(2025, month, 1),
                                                figures(month * 1_000L, 1, 1, 0)))
                                .toList()),
                List.of(),
                List.of());
    }

    private static Figures figures(long sales, long profit, long orders, long returned) {
        return new Figures(BigDecimal.valueOf(sales), BigDecimal.valueOf(profit), orders, returned);
    }
}
