package io.millrace.ui.partitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ui.oversight.ExecutivesShop;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The months of both databases on real servers, under an executive's own accounts. */
class PartitionsViewModelTest {

    private static final YearMonth JUNE = YearMonth.of(2024, 6);

    private static ExecutivesShop shop;
    private PartitionsViewModel model;

    @BeforeAll
    static void open(@TempDir Path home) throws SQLException, IOException {
        shop = new ExecutivesShop(home);
    }

    @BeforeEach
    void read() {
        model =
                new PartitionsViewModel(
                        shop.oversight(), shop.background(), shop.formats(), Clock.systemUTC());
        model.refresh();
        settle();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private void settle() {
        shop.window().until(() -> !model.busyBinding().get());
    }

    private Notice outcome() {
        return model.outcomeProperty().get().orElseThrow();
    }

    private List<MonthRows> of(YearMonth month) {
        return model.months().stream().filter(one -> one.month().equals(month)).toList();
    }

    @Test
    void rowsAreCountedByMonthAndTable() throws SQLException {
        assertEquals(
                List.of("order_line", "order_return", "fact_sales", "fact_return"),
                model.tables().stream().map(TableSize::table).toList());
        assertEquals(
                shop.number("SELECT COUNT(*) FROM fact_sales"),
                model.months().stream().mapToLong(MonthRows::sales).sum());
        MonthRows june = of(JUNE).getFirst();
        assertEquals(
                shop.number(
                        "SELECT COUNT(*) FROM fact_sales WHERE order_date_key DIV 100 = 202406"),
                june.sales());
        assertEquals(june.sales(), june.orderLines());
        assertTrue(june.bytes() > 0);
        assertTrue(model.mayArchive(june));
        assertFalse(model.mayArchive(null));
    }

    @Test
    void theNextMonthsAreMadeOnce() {
        YearMonth last = YearMonth.now(ZoneOffset.UTC).plusMonths(4);
        model.monthsAheadProperty().set(4);
        model.ensureNext();
        settle();
        assertEquals(
                "4 partitions made in the shop and 4 in the warehouse, until %s."
                        .formatted(shop.formats().month(last)),
                outcome().text());
        assertEquals(1, of(last).size());
        assertFalse(model.mayArchive(of(last).getFirst()));
        model.ensureNext();
        settle();
        assertEquals(
                "All months until %s were there already.".formatted(shop.formats().month(last)),
                outcome().text());
    }

    @Test
    void aMonthIsArchivedAndRestored() throws SQLException {
        MonthRows before = of(JUNE).getFirst();
        model.chosenProperty().set(before);
        model.archive();
        assertTrue(model.work().busyProperty().get());
        settle();
        assertEquals(Mood.GOOD, outcome().mood(), outcome().text());
        assertEquals("June 2024 is archived", outcome().title());
        assertTrue(of(JUNE).stream().allMatch(MonthRows::isEmpty));
        assertEquals(
                0,
                shop.number(
                        "SELECT COUNT(*) FROM fact_sales WHERE order_date_key DIV 100 = 202406"));
        assertTrue(model.archives().getFirst().endsWith("millrace-orders-2024-06.zip"));

        model.chosenArchiveProperty().set(model.archives().getFirst());
        model.restore();
        settle();
        assertEquals("June 2024 is back", outcome().title(), outcome().text());
        assertEquals(before.sales(), of(JUNE).getFirst().sales());
        assertEquals(before.orderLines(), of(JUNE).getFirst().orderLines());
    }

    @Test
    void aCancelledArchiveLeavesTheMonth() {
        MonthRows before = of(JUNE).getFirst();
        List<Path> archives = List.copyOf(model.archives());
        model.chosenProperty().set(before);
        model.archive();
        model.work().cancel();
        settle();
        assertEquals("June 2024 was not archived", outcome().title());
        assertEquals(Mood.NEUTRAL, outcome().mood(), outcome().text());
        assertEquals(before.sales(), of(JUNE).getFirst().sales());
        assertEquals(archives, model.archives());
    }
}
