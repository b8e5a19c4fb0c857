package io.millrace.oltp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Sql;
import io.millrace.oltp.FilePreview.PreviewRow;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that associates import, with no more than their rights. */
class FileDeskTest {

    private static final String HEADER =
            "Order ID,Order Date,Ship Date,Ship Mode,Customer ID,Customer Name,Segment,City,State,Country,Region,"
                    + "Product ID,Category,Sub-Category,Product Name,Sales,Quantity,Profit\n";

    private static TestCounter shop;
    private static FileDesk ann;
    private static FileDesk bob;
    private static FileDesk eve;

    @TempDir Path folder;

    @BeforeAll
    static void open() throws SQLException {
        shop = new TestCounter();
        ann = new FileDesk(shop.as(shop.ann));
        bob = new FileDesk(shop.as(shop.bob));
        eve = new FileDesk(shop.as(shop.eve));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static String row(String order, String product, String name, String sales) {
        return "%s,2026-02-03,2026-02-05,First Class,N1,Nora Oak,Consumer,Reno,Nevada,United States,West,%s,Furniture,Lamps,%s,%s,2,1.5\n"
                .formatted(order, product, name, sales);
    }

    private ImportReport load(FileDesk desk, Path file) {
        return desk.load(
                file,
                ImportOptions.automatic().withRejects(folder.resolve("rejects.csv")),
                new Run());
    }

    private ImportReport load(FileDesk desk, String text) throws IOException {
        return load(desk, Files.writeString(folder.resolve("file.csv"), text));
    }

    private static void assertCounts(
            ImportReport report, long loaded, long changed, long unchanged, long rejected) {
        assertEquals(
                List.of(loaded, changed, unchanged, rejected),
                List.of(report.loaded(), report.changed(), report.unchanged(), report.rejected()),
                report.firstRejects().toString());
    }

    @Test
    void anAssociateImportsWithoutTheRightToMakeMonths() throws IOException {
        String file =
                HEADER + row("F1", "L1", "Desk lamp", "10") + row("F2", "L1", "Desk lamp", "20");
        assertCounts(load(ann, file), 2, 0, 0, 0);
        assertCounts(load(ann, file), 0, 0, 2, 0);
        assertCounts(load(ann, HEADER + row("F1", "L1", "Desk lamp", "11")), 1, 1, 0, 0);
        assertEquals(
                "u_" + shop.ann + "|oltp.order_line_default",
                shop.value(
                        "SELECT entered_by || '|' || l.tableoid::regclass FROM oltp.sales_order"
                                + " JOIN oltp.order_line l USING (order_id) WHERE order_id = 'F1'"));
    }

    @Test
    void ordersOfOthersAreRejectedWhetherTheyAreSeenOrNot() throws IOException {
        String file = HEADER + row("G1", "L2", "Floor lamp", "10");
        load(ann, file);
        for (FileDesk other : List.of(bob, eve)) {
            ImportReport report =
                    load(
                            other,
                            HEADER
                                    + row("G1", "L2", "Floor lamp", "99")
                                    + row("G1-" + other.hashCode(), "L2", "Floor lamp", "5"));
            assertCounts(report, 1, 0, 0, 1);
            assertEquals(
                    "Order G1 was entered by somebody else, who alone may change it.",
                    report.firstRejects().getFirst().reason());
        }
        assertEquals(
                "10.0000",
                shop.value("SELECT sum(sales)::text FROM oltp.order_line WHERE order_id = 'G1'"));
    }

    /** With all lines in sight, the file would give the product its new name. */
    @Test
    void aProductKeepsItsNameWhereOthersMaySellIt() throws IOException {
        load(ann, HEADER + row("H1", "L3", "Old lamp", "10"));
        load(ann, HEADER + row("H1", "L3", "New lamp", "10"));
        assertEquals(
                "Old lamp",
                shop.value("SELECT product_name FROM oltp.product WHERE product_id = 'L3'"));
        assertEquals(
                "L3#2", shop.value("SELECT product_id FROM oltp.order_line WHERE order_id = 'H1'"));
    }

    @Test
    void returnsOfOthersAreRejectedWhereTheFileSaysOtherwise() throws IOException {
        load(ann, HEADER + row("R1", "L4", "Lamp", "10") + row("R2", "L4", "Lamp", "10"));
        String file = "Returned,Order ID,Return Date,Reason\nYes,R1,2026-02-10,Damaged\n";
        assertCounts(load(ann, file), 1, 0, 0, 0);
        assertCounts(load(bob, file), 0, 0, 1, 0);
        ImportReport report =
                load(bob, file.replace("Damaged", "Late") + "Yes,R2,2026-02-10,Late\n");
        assertCounts(report, 1, 0, 0, 1);
        assertEquals(
                "The return of order R1 was taken by somebody else, who alone may change it.",
                report.firstRejects().getFirst().reason());
    }

    @Test
    void theSampleFilesComeInWholeAndTryingLeavesNothing() throws SQLException {
        Path orders = TestShop.DATASETS.resolve("orders-clean.csv");
        long before = shop.number("SELECT count(*) FROM oltp.sales_order");
        ImportReport tried =
                eve.load(
                        orders,
                        ImportOptions.automatic()
                                .asDryRun(true)
                                .withRejects(folder.resolve("r.csv")),
                        new Run());
        assertEquals(0, tried.rejected());
        assertEquals(before, shop.number("SELECT count(*) FROM oltp.sales_order"));
        ImportReport loaded = load(eve, orders);
        assertEquals(tried.loaded(), loaded.loaded());
        assertEquals(0, load(eve, TestShop.DATASETS.resolve("returns.csv")).rejected());
    }

    @Test
    void thePreviewMarksFaultsWhereTheyAre() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("preview.csv"),
                        HEADER
                                + row("K1", "L5", "Lamp", "10")
                                + row("K2", "L5", "Lamp", "a lot").replace("First Class", "By cat")
                                + row("K3", "L5", "Lamp", "10,3"));
        ImportOptions options = ImportOptions.automatic();
        FilePreview preview = ann.preview(file, options, 2, new Run());
        assertEquals(18, preview.header().size());
        assertEquals(2, preview.first().size());
        assertEquals(2, preview.faults());
        assertEquals(Map.of(), preview.first().getFirst().faults());
        PreviewRow second = preview.faulty().getFirst();
        assertEquals(3, second.line());
        assertEquals("a lot", second.fields().get(15));
        assertEquals("This is no number.", second.faults().get(15));
        assertTrue(
                String.valueOf(second.faults().get(3)).startsWith("This ship mode is not known"));
        assertEquals(
                "The row has 19 fields where the header has 18; a text that holds the delimiter must stand in quotes.",
                preview.faulty().get(1).faults().get(PreviewRow.WHOLE_ROW));
        Detected seen = ann.look(file, options, new Run());
        assertEquals(CsvImport.Kind.ORDERS, seen.kind());
        assertEquals(3, seen.rows());
        assertFalse(seen.columns().isEmpty());
    }

    /** What the functions of the owner tell an associate about what he may not see: nothing. */
    @Test
    void theOwnersFunctionsTellNothingOfHiddenOrders() throws SQLException {
        shop.execute(
                "INSERT INTO quality.known_value VALUES ('ship mode', 'Odd') ON CONFLICT DO NOTHING");
        OrderBook book = new OrderBook(shop.as(shop.ann));
        Order order = TestCounter.store(book);
        shop.execute(
                "UPDATE oltp.order_line SET ship_mode = 'Odd' WHERE order_id = '%s'"
                        .formatted(order.orderId()));
        shop.execute("DELETE FROM quality.known_value WHERE value = 'Odd'");
        assertEquals(1, faults(shop.ann, order));
        assertEquals(1, faults(shop.bob, order));
        assertEquals(0, faults(shop.eve, order));
        assertEquals(
                Optional.empty(),
                new OrderBook(shop.as(shop.eve)).find(order.orderId(), new Run()));
    }

    private static long faults(String person, Order order) throws SQLException {
        try (Connection connection = shop.as(person).connect()) {
            return new Sql(connection, new Run())
                    .number("SELECT count(*) FROM oltp.entry_faults('order', ?)", order.orderId());
        }
    }
}
