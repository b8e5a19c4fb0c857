package io.millrace.oltp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.oltp.csv.DateOrder;
import io.millrace.oltp.csv.DecimalMark;
import io.millrace.work.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import of orders does to the shop. */
class CsvImportTest {

    private static final String LINES =
            "SELECT order_id, line_no, product_id, quantity, sales FROM oltp.order_line"
                    + " ORDER BY order_id, line_no";

    @TempDir private static Path folder;
    private static TestShop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = new TestShop(folder);
    }

    @AfterAll
    static void close() throws Exception {
        shop.close();
    }

    @BeforeEach
    void empty() throws Exception {
        shop.empty();
    }

    private static OrderRows threeLines() {
        return new OrderRows()
                .row("A-1", "P-1", "Sales", "100")
                .row("A-1", "P-2", "Sales", "200")
                .row("A-2", "P-1", "Sales", "300");
    }

    @Test
    void theSameFileAgainChangesNothingWhateverTheOrderOfItsRows() throws Exception {
        ImportReport first = shop.load(threeLines().text());
        assertEquals(3, first.loaded());
        List<String> before = shop.everything();
        ImportReport again = shop.load(threeLines().reversed().text());
        assertEquals(3, again.unchanged());
        assertEquals(before, shop.everything());
    }

    @Test
    void aCorrectedValueChangesItsLineAlone() throws Exception {
        shop.load(threeLines().text());
        List<String> before = shop.everything();
        ImportReport report =
                shop.load(
                        new OrderRows()
                                .row("A-1", "P-1", "Sales", "100")
                                .row("A-1", "P-2", "Sales", "250", "Quantity", "3")
                                .row("A-2", "P-1", "Sales", "300")
                                .text());
        assertEquals(List.of(1L, 1L, 2L), outcome(report));
        assertEquals(
                List.of("A-1|1|P-1|2|100.0000", "A-1|2|P-2|3|250.0000", "A-2|1|P-1|2|300.0000"),
                shop.rows(LINES));
        List<String> after = shop.everything();
        after.removeAll(before);
        assertEquals(1, after.size(), after::toString);
    }

    @Test
    void aCorrectedProductChangesItsLineAndAddsNone() throws Exception {
        shop.load(threeLines().text());
        shop.load(
                new OrderRows()
                        .row("A-1", "P-1", "Sales", "100")
                        .row("A-1", "P-9", "Sales", "220")
                        .row("A-2", "P-8", "Sales", "300")
                        .text());
        assertEquals(
                List.of("A-1|1|P-1|2|100.0000", "A-1|2|P-9|2|220.0000", "A-2|1|P-8|2|300.0000"),
                shop.rows(LINES));
    }

    @Test
    void aFileOfMoreLinesOfAnOrderAddsThemAndKeepsTheOthers() throws Exception {
        shop.load(threeLines().text());
        ImportReport report = shop.load(new OrderRows().row("A-1", "P-3", "Sales", "70").text());
        assertEquals(List.of(1L, 0L, 0L), outcome(report));
        assertEquals(
                List.of(
                        "A-1|1|P-1|2|100.0000",
                        "A-1|2|P-2|2|200.0000",
                        "A-1|3|P-3|2|70.0000",
                        "A-2|1|P-1|2|300.0000"),
                shop.rows(LINES));
        assertTrue(report.remarks().getLast().contains("Order A-1 keeps 2 stored lines"));
    }

    @Test
    void theSameProductTwiceOnAnOrderIsTwoLinesThatStayApart() throws Exception {
        OrderRows twice =
                new OrderRows().row("A-1", "P-1", "Sales", "10").row("A-1", "P-1", "Sales", "20");
        shop.load(twice.text());
        assertEquals(2, shop.load(twice.reversed().text()).unchanged());
        shop.load(
                new OrderRows()
                        .row("A-1", "P-1", "Sales", "15")
                        .row("A-1", "P-1", "Sales", "20")
                        .text());
        assertEquals(List.of("A-1|1|P-1|2|15.0000", "A-1|2|P-1|2|20.0000"), shop.rows(LINES));
    }

    @Test
    void anOrderMayMoveToAnotherDayAndCustomer() throws Exception {
        shop.load(threeLines().text());
        OrderRows moved =
                new OrderRows()
                        .row("A-1", "P-1", "Sales", "100")
                        .row("A-1", "P-2", "Sales", "200")
                        .row(
                                "A-2",
                                "P-1",
                                "Sales",
                                "300",
                                "Order Date",
                                "2025-05-20",
                                "Ship Date",
                                "2025-05-21",
                                "Customer ID",
                                "C-2",
                                "Customer Name",
                                "Bo Silva");
        assertEquals(List.of(1L, 1L, 2L), outcome(shop.load(moved.text())));
        assertEquals(
                "C-2|2025-05-20|2025-05-20|2025-05-21",
                shop.value(
                        "SELECT customer_id, o.order_date, l.order_date, ship_date"
                                + " FROM oltp.sales_order o JOIN oltp.order_line l USING (order_id)"
                                + " WHERE order_id = 'A-2'"));
        assertEquals(3, shop.load(moved.text()).unchanged());
        shop.load(threeLines().text());
        assertEquals(
                "2025-03-03|2025-03-06",
                shop.value(
                        "SELECT order_date, ship_date FROM oltp.order_line WHERE order_id = 'A-2'"));
    }

    @Test
    void anOrderCannotMoveBehindTheShippingOfALineThatTheFileDoesNotHold() throws Exception {
        shop.load(threeLines().text());
        List<String> before = shop.everything();
        ImportReport report =
                shop.load(
                        new OrderRows()
                                .row(
                                        "A-1",
                                        "P-1",
                                        "Order Date",
                                        "2025-05-20",
                                        "Ship Date",
                                        "2025-05-21",
                                        "Customer Name",
                                        "Somebody Else")
                                .text());
        assertEquals(1, report.rejected());
        assertTrue(report.firstRejects().getFirst().reason().contains("its line 2"));
        assertEquals(before, shop.everything());
    }

    @Test
    void linesThatDisagreeAboutTheirOrderAreAllNamedAndLeftOut() throws Exception {
        ImportReport report =
                shop.load(
                        new OrderRows()
                                .row("A-1", "P-1")
                                .row("A-2", "P-1")
                                .row("A-1", "P-2", "Customer ID", "C-7")
                                .row("A-1", "P-3")
                                .text());
        assertEquals(
                List.of(2L, 4L, 5L), report.firstRejects().stream().map(Reject::line).toList());
        assertEquals("C-7", report.firstRejects().get(1).value());
        assertTrue(report.firstRejects().get(1).reason().contains("C-7 (line 4)"));
        assertEquals(List.of("A-2"), shop.rows("SELECT order_id FROM oltp.sales_order"));
        assertEquals("1", shop.value("SELECT count(*) FROM oltp.customer"));
    }

    @Test
    void oneIdWithTwoNamesIsTwoProductsWhateverTheOrderOfTheRows() throws Exception {
        OrderRows rows =
                new OrderRows()
                        .row("A-1", "P-1", "Product Name", "Zinc Lamp")
                        .row("A-2", "P-1", "Product Name", "Oak Shelf")
                        .row("A-3", "P-1", "Product Name", "zinc  lamp");
        ImportReport report = shop.load(rows.text());
        String products = "SELECT product_id, product_name FROM oltp.product ORDER BY 1";
        List<String> stored = shop.rows(products);
        assertEquals(2, stored.size(), stored::toString);
        assertTrue(stored.getFirst().startsWith("P-1|Zinc"), stored::toString);
        assertEquals("P-1#2|Oak Shelf", stored.get(1));
        assertTrue(
                report.remarks().getFirst().contains("P-1#2"), () -> report.remarks().toString());
        shop.empty();
        shop.load(rows.reversed().text());
        assertEquals(2, shop.rows(products).size());
        assertEquals("P-1#2|Oak Shelf", shop.rows(products).get(1));
    }

    @Test
    void aSecondNameInALaterFileIsASecondProduct() throws Exception {
        shop.load(new OrderRows().row("A-1", "P-1", "Product Name", "Zinc Lamp").text());
        String later =
                new OrderRows()
                        .row("A-2", "P-1", "Product Name", "Oak Shelf")
                        .row("A-3", "P-1", "Product Name", "Oak Shelf")
                        .text();
        shop.load(later);
        assertEquals(
                List.of("P-1|Zinc Lamp", "P-1#2|Oak Shelf"),
                shop.rows("SELECT product_id, product_name FROM oltp.product ORDER BY 1"));
        assertEquals(2, shop.load(later).unchanged());
    }

    @Test
    void aProductNameThatIsCorrectedOnAllItsLinesKeepsItsId() throws Exception {
        shop.load(new OrderRows().row("A-1", "P-1", "Product Name", "Zink Lamp").text());
        ImportReport report =
                shop.load(new OrderRows().row("A-1", "P-1", "Product Name", "Zinc Lamp").text());
        assertEquals(List.of(1L, 1L, 0L), outcome(report));
        assertEquals(
                List.of("P-1|Zinc Lamp"),
                shop.rows("SELECT product_id, product_name FROM oltp.product"));
    }

    @Test
    void whatTheFileDoesNotSayKeepsWhatIsStored() throws Exception {
        shop.load(
                new OrderRows()
                        .row(
                                "A-1",
                                "P-1",
                                "Order Priority",
                                "High",
                                "Discount",
                                "0.3",
                                "Market",
                                "X")
                        .text());
        List<String> before = shop.everything();
        OrderRows less =
                new OrderRows(
                        "Order Priority",
                        "Discount",
                        "Market",
                        "Postal Code",
                        "Row ID",
                        "Shipping Cost");
        ImportReport report = shop.load(less.row("A-1", "P-1").row("A-2", "P-1").text());
        assertEquals(List.of(1L, 0L, 1L), outcome(report));
        assertEquals(6, report.detected().defaults().size());
        assertTrue(shop.everything().containsAll(before));
        assertEquals(
                "Medium||Unknown|0.0000|0.0000",
                shop.value(
                        "SELECT order_priority, ship_postal_code, market, discount, shipping_cost"
                                + " FROM oltp.sales_order JOIN oltp.order_line USING (order_id)"
                                + " WHERE order_id = 'A-2'"));
    }

    @Test
    void aRejectedRowKeepsItsPlaceForWhenItIsRepaired() throws Exception {
        String file =
                new OrderRows()
                        .row("A-1", "P-1", "Sales", "10")
                        .row("A-1", "P-1", "Sales", "wrong")
                        .row("A-1", "P-2", "Sales", "30")
                        .text();
        ImportReport report = shop.load(file);
        assertEquals(List.of("A-1|1|P-1|2|10.0000", "A-1|3|P-2|2|30.0000"), shop.rows(LINES));
        String rejects = Files.readString(report.rejects().orElseThrow());
        assertEquals(1, shop.load(rejects.replace(",wrong,2", ",20,2")).loaded());
        List<String> lines =
                List.of("A-1|1|P-1|2|10.0000", "A-1|2|P-1|2|20.0000", "A-1|3|P-2|2|30.0000");
        assertEquals(lines, shop.rows(LINES));
        assertEquals(3, shop.load(file.replace(",wrong,2", ",20,2")).unchanged());
    }

    @Test
    void theSameRowTwiceIsRejectedButEqualRowsWithoutNumbersAreTwoLines() throws Exception {
        OrderRows twins = new OrderRows().row("A-1", "P-1").row("A-1", "P-1", "Row ID", "1");
        ImportReport report = shop.load(twins.text());
        assertEquals(1, report.rejected());
        assertTrue(report.firstRejects().getFirst().reason().contains("line 2"));
        shop.empty();
        assertEquals(
                2,
                shop.load(new OrderRows("Row ID").row("A-1", "P-1").row("A-1", "P-1").text())
                        .loaded());
    }

    @Test
    void theFilesOwnLineNumbersComeBeforeEverything() throws Exception {
        String header = "Order Line," + new OrderRows().text();
        String row = new OrderRows().row("A-1", "P-1").text().lines().toList().get(1);
        ImportReport first =
                shop.load(header + "7," + row + "\n3," + row.replaceFirst("^1,", "2,") + "\n");
        assertEquals(2, first.loaded());
        assertEquals(List.of("A-1|3|P-1|2|100.0000", "A-1|7|P-1|2|100.0000"), shop.rows(LINES));
        ImportReport second =
                shop.load(
                        header
                                + ("7," + row + "\n").replace("P-1", "P-5")
                                + ("," + row + "\n").replaceFirst(",1,", ",2,")
                                + ("7," + row + "\n").replaceFirst(",1,", ",3,"));
        assertEquals(1, second.rejected());
        assertEquals("Order Line", second.firstRejects().getFirst().column());
        assertEquals(List.of("A-1|3|P-1|2|100.0000", "A-1|7|P-5|2|100.0000"), shop.rows(LINES));
    }

    @Test
    void aDryRunReportsEverythingAndLeavesNothing() throws Exception {
        shop.load(threeLines().text());
        List<String> before = shop.everything();
        Path file =
                shop.file(
                        new OrderRows()
                                .row("A-1", "P-1", "Sales", "1")
                                .row("A-9", "P-1", "Quantity", "0")
                                .row(
                                        "A-8",
                                        "P-1",
                                        "Order Date",
                                        "2031-03-03",
                                        "Ship Date",
                                        "2031-03-04")
                                .text());
        ImportReport report = shop.load(file, ImportOptions.automatic().asDryRun(true));
        assertTrue(report.dryRun());
        assertEquals(List.of(2L, 1L, 0L), outcome(report));
        assertTrue(Files.exists(report.rejects().orElseThrow()));
        assertEquals(before, shop.everything());
        assertTrue(shop.connection().getAutoCommit());
    }

    @Test
    void aCancelledImportLeavesNothing() throws Exception {
        List<String> before = shop.everything();
        for (String stage : List.of("Look at the file", "Read the rows", "Write the orders")) {
            Run run = new Run();
            run.watch(
                    new Run.Listener() {
                        @Override
                        public void started(String name) {
                            if (name.equals(stage)) {
                                run.cancel();
                            }
                        }
                    });
            CsvImport csvImport = new CsvImport(shop.connection(), run);
            Path file = shop.file(threeLines().text());
            MillraceException cancelled =
                    assertThrows(
                            MillraceException.class,
                            () -> csvImport.load(file, ImportOptions.automatic()),
                            stage);
            assertEquals(MillraceException.Code.CANCELLED, cancelled.code(), stage);
            assertEquals(before, shop.everything());
        }
    }

    @Test
    void datesThatCanBeReadInTwoWaysAreRefusedWithBothReadings() throws Exception {
        String text =
                new OrderRows()
                        .row("A-1", "P-1", "Order Date", "03/04/2025", "Ship Date", "05/04/2025")
                        .text();
        MillraceException refused = assertThrows(MillraceException.class, () -> shop.load(text));
        assertEquals(MillraceException.Code.BAD_DATA, refused.code());
        String sentence = String.valueOf(refused.getMessage());
        assertTrue(sentence.contains("3 April 2025 as day/month/year"), sentence);
        assertTrue(sentence.contains("4 March 2025 as month/day/year"), sentence);
        Path file = shop.file(text);
        shop.load(file, ImportOptions.automatic().withDateOrder(DateOrder.MONTH_FIRST));
        assertEquals("2025-03-04", shop.value("SELECT order_date FROM oltp.sales_order"));
    }

    @Test
    void amountsThatCanBeReadInTwoWaysAreRefusedWithBothReadings() throws Exception {
        String text = new OrderRows().row("A-1", "P-1", "Sales", "1.234", "Profit", "1").text();
        MillraceException refused = assertThrows(MillraceException.class, () -> shop.load(text));
        String sentence = String.valueOf(refused.getMessage());
        assertTrue(sentence.contains("1.234 with a decimal point"), sentence);
        assertTrue(sentence.contains("1234 with a decimal comma"), sentence);
        Path file = shop.file(text);
        shop.load(file, ImportOptions.automatic().withDecimalMark(DecimalMark.COMMA));
        assertEquals("1234.0000", shop.value("SELECT sales FROM oltp.order_line"));
    }

    @Test
    void aFileWithoutWhatItNeedsIsRefusedInOneSentence() throws Exception {
        assertRefused("has no column Profit", new OrderRows("Profit").row("A-1", "P-1").text());
        assertRefused("has no line with column names", "a,b,c\n1,2,3\n");
        assertRefused("has no line with column names", "");
        assertRefused(
                "more than one column for Sales",
                new OrderRows().row("A-1", "P-1").text().replace("Sales,", "Sales,Revenue,"));
        MillraceException missing =
                assertThrows(
                        MillraceException.class, () -> shop.load(folder.resolve("nowhere.csv")));
        assertTrue(String.valueOf(missing.getMessage()).contains("there is no such file"));
    }

    private static void assertRefused(String words, String text) {
        MillraceException refused = assertThrows(MillraceException.class, () -> shop.load(text));
        assertEquals(MillraceException.Code.BAD_DATA, refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains(words), refused::getMessage);
    }

    @Test
    void aFileOfNothingButAHeaderIsAFileOfNoRows() throws Exception {
        assertEquals(0, shop.load(new OrderRows().text()).read());
    }

    @Test
    void rejectedRowsGoBesideTheFile() throws Exception {
        Path file = shop.file(new OrderRows().row("A-1", "P-1", "Quantity", "0").text());
        ImportReport report =
                new CsvImport(shop.connection(), new Run()).load(file, ImportOptions.automatic());
        Path beside = folder.resolve(file.getFileName().toString().replace(".csv", ".rejects.csv"));
        assertEquals(beside.toAbsolutePath(), report.rejects().orElseThrow());
        assertTrue(Files.readString(beside).startsWith("Line,Column,Value,Reason,"));
        MillraceException same =
                assertThrows(
                        MillraceException.class,
                        () -> shop.load(file, ImportOptions.automatic().withRejects(file)));
        assertEquals(MillraceException.Code.USAGE, same.code());
        assertFalse(Files.readString(file).startsWith("Line"));
    }

    @Test
    void whatIsFoundOutCanBeShownBeforeAnythingIsLoaded() throws Exception {
        Path file =
                shop.file(
                        new OrderRows("Market", "Profit")
                                .row(
                                        "A-1",
                                        "P-1",
                                        "Order Date",
                                        "01/02/2025",
                                        "Ship Date",
                                        "02/02/2025")
                                .text(";"));
        Detected detected = CsvImport.detect(file, ImportOptions.automatic(), new Run());
        assertEquals(CsvImport.Kind.ORDERS, detected.kind());
        assertEquals("semicolon", detected.delimiter());
        assertEquals(2, detected.problems().size(), () -> detected.problems().toString());
        assertTrue(detected.defaults().containsKey("Market"));
    }

    /** Loaded, of which changed, and unchanged. */
    private static List<Long> outcome(ImportReport report) {
        return List.of(report.loaded(), report.changed(), report.unchanged());
    }
}
