package io.millrace.oltp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample files do what their README says. */
class DatasetsTest {

    private static final Pattern FAULT =
            Pattern.compile("\\| (\\d+) \\| ?(.*?) ?\\| ?(.*?) ?\\| (.+) \\|");

    @TempDir private Path folder;

    @Test
    void theCleanFileLoadsWholeAndOnce() throws Exception {
        try (TestShop shop = new TestShop(folder)) {
            Path orders = TestShop.DATASETS.resolve("orders-clean.csv");
            ImportReport first = shop.load(orders);
            assertEquals(323, first.loaded());
            assertEquals(List.of(), first.remarks());
            assertEquals("140", shop.value("SELECT count(*) FROM oltp.sales_order"));
            ImportReport returns = shop.load(TestShop.DATASETS.resolve("returns.csv"));
            assertEquals(CsvImport.Kind.RETURNS, returns.kind());
            assertEquals(18, returns.loaded());
            List<String> before = shop.everything();
            assertEquals(323, shop.load(orders).unchanged());
            assertEquals(18, shop.load(TestShop.DATASETS.resolve("returns.csv")).unchanged());
            assertEquals(before, shop.everything());
        }
    }

    @Test
    void everyPlantedFaultIsNamedWithItsLineAndTheGoodRowsAreIn() throws Exception {
        try (TestShop shop = new TestShop(folder)) {
            ImportReport report = shop.load(TestShop.DATASETS.resolve("orders-messy.csv"));
            assertEquals(
                    faults(),
                    report.firstRejects().stream()
                            .map(reject -> reject.line() + " " + reject.column())
                            .toList());
            report.firstRejects().forEach(reject -> assertFalse(reject.reason().isBlank()));
            assertEquals(22, report.loaded());
            assertEquals("Windows-1252", report.detected().encoding());
            assertEquals("semicolon", report.detected().delimiter());
            assertEquals("day/month/year", report.detected().dates());
            assertEquals("decimal comma", report.detected().decimals());
            assertEquals(3, report.detected().headerLine());
            assertEquals(List.of("Comment"), report.detected().ignored());
            checkGoodRows(shop);
            checkRemarks(report);
        }
    }

    private static void checkGoodRows(TestShop shop) throws Exception {
        assertEquals(
                List.of("1|1234.5000|0.2000|-12.7500|5", "2|2410.0000|0.0000|310.1250|2"),
                shop.rows(
                        "SELECT line_no, sales, discount, profit, quantity FROM oltp.order_line"
                                + " WHERE order_id = 'M-1002' ORDER BY 1"));
        assertEquals(
                "Málaga|Andalucía",
                shop.value(
                        "SELECT ship_city, ship_state FROM oltp.sales_order WHERE order_id = 'M-1014'"));
        assertEquals(
                List.of("M-1025|2025-02-03|2025-02-07", "M-1026|2025-02-04|2025-02-06"),
                shop.rows(
                        "SELECT order_id, order_date, ship_date FROM oltp.order_line"
                                + " WHERE order_id IN ('M-1025', 'M-1026') ORDER BY 1"));
        assertEquals(
                "Ashgrove Folding Table, 48\" |-12.5000",
                shop.value(
                        "SELECT product_name || ' ', (SELECT profit FROM oltp.order_line"
                                + " WHERE order_id = 'M-1034') FROM oltp.order_line"
                                + " JOIN oltp.product USING (product_id)"
                                + " WHERE order_id = 'M-1035'"));
        assertEquals(
                List.of("1|2", "2|3"),
                shop.rows(
                        "SELECT line_no, quantity FROM oltp.order_line"
                                + " WHERE order_id = 'M-1043' ORDER BY 1"));
        assertEquals(
                List.of("1", "3"),
                shop.rows(
                        "SELECT line_no FROM oltp.order_line WHERE order_id = 'M-1048' ORDER BY 1"));
        assertEquals(
                "3.1416|0.0000|Medium|Unknown",
                shop.value(
                        "SELECT profit, shipping_cost, order_priority, market FROM oltp.order_line"
                                + " JOIN oltp.sales_order USING (order_id) WHERE order_id = 'M-1053'"));
    }

    private static void checkRemarks(ImportReport report) {
        String remarks = String.join("\n", report.remarks());
        assertTrue(remarks.contains("Brindle Saddle Stool"), remarks);
        assertTrue(remarks.contains("1 rows had misplaced quotes"), remarks);
        assertTrue(remarks.contains("rounded half up"), remarks);
        assertTrue(remarks.contains("Years of two digits"), remarks);
        assertTrue(remarks.contains("Dr. "), remarks);
    }

    @Test
    void rejectedRowsCanBeRepairedAndImportedByThemselves() throws Exception {
        try (TestShop shop = new TestShop(folder)) {
            Path messy = TestShop.DATASETS.resolve("orders-messy.csv");
            Path rejects = shop.load(messy).rejects().orElseThrow();
            String text = Files.readString(rejects);
            ImportReport again = shop.load(rejects);
            assertEquals(0, again.loaded(), () -> again.firstRejects().toString());

            Path repaired =
                    shop.file(
                            text.replace(",12.5O,", ",\"12,50\",")
                                    .replace(",?,", ",4,")
                                    .replace("Carrier Pigeon,", "Second Class,"));
            ImportReport third = shop.load(repaired);
            assertEquals(3, third.loaded(), () -> third.firstRejects().toString());
            assertEquals(
                    List.of("1|2", "2|4", "3|2"),
                    shop.rows(
                            "SELECT line_no, quantity FROM oltp.order_line"
                                    + " WHERE order_id = 'M-1048' ORDER BY 1"));
            assertEquals(
                    "12.5000",
                    shop.value("SELECT sales FROM oltp.order_line WHERE order_id = 'M-1027'"));
            assertEquals(22, shop.load(messy).unchanged(), "what was good before is as it was");
        }
    }

    /** Line and column of each fault that the README tells of. */
    private static List<String> faults() throws IOException {
        try (Stream<String> lines = Files.lines(TestShop.DATASETS.resolve("README.md"))) {
            List<String> faults =
                    lines.map(FAULT::matcher)
                            .filter(matcher -> matcher.matches())
                            .map(matcher -> matcher.group(1) + " " + matcher.group(2))
                            .toList();
            assertEquals(41, faults.size());
            return faults;
        }
    }
}
