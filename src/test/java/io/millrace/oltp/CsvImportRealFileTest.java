package io.millrace.oltp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real retailer's file, where it is at hand: what is known about it must come out to the cent.
 */
class CsvImportRealFileTest {

    private static final Path FILE = Path.of("..", "shared", "real", "superstore-us.csv");

    @TempDir private Path folder;

    @Test
    void everyFigureOfTheRealFileComesOutAndASecondImportChangesNothing() throws Exception {
        assumeTrue(Files.exists(FILE), "Left out: there is no " + FILE + " beside the repository.");
        try (TestShop shop = new TestShop(folder)) {
            ImportReport first = shop.load(FILE);
            assertEquals(List.of(9994L, 9994L, 0L, 0L, 0L), counts(first));
            assertEquals("UTF-8 with byte order mark", first.detected().encoding());
            assertEquals("month/day/year", first.detected().dates());
            assertEquals(
                    "9994|5009|2297200.86|286397.02|37873",
                    shop.value(
                            "SELECT count(*), count(DISTINCT order_id), round(sum(sales), 2),"
                                    + " round(sum(profit), 2), sum(quantity) FROM oltp.order_line"));
            assertEquals("793", shop.value("SELECT count(*) FROM oltp.customer"));
            assertEquals("5009", shop.value("SELECT count(*) FROM oltp.sales_order"));
            assertEquals(
                    List.of(
                            "Central|501239.89",
                            "East|678781.24",
                            "South|391721.91",
                            "West|725457.82"),
                    shop.rows(
                            "SELECT region, round(sum(sales), 2) FROM oltp.order_line"
                                    + " JOIN oltp.sales_order USING (order_id) GROUP BY region ORDER BY 1"));
            assertEquals("1894", shop.value("SELECT count(*) FROM oltp.product"));
            assertEquals(
                    32,
                    first.remarks().stream()
                            .filter(remark -> remark.contains("carries several names"))
                            .count());
            assertTrue(first.detected().defaults().containsKey("Market"));
            assertEquals("US", shop.value("SELECT DISTINCT market FROM oltp.sales_order"));
            assertEquals("0", shop.value("SELECT count(*) FROM oltp.order_line_default"));

            List<String> before = shop.everything();
            ImportReport second = shop.load(FILE);
            assertEquals(List.of(9994L, 0L, 0L, 9994L, 0L), counts(second));
            assertEquals(before, shop.everything());
        }
    }

    private static List<Long> counts(ImportReport report) {
        return List.of(
                report.read(),
                report.loaded(),
                report.changed(),
                report.unchanged(),
                report.rejected());
    }
}
