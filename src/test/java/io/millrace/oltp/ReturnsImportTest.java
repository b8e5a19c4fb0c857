package io.millrace.oltp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import of returns does to the shop. */
class ReturnsImportTest {

    private static final String RETURNS =
            "SELECT order_id, return_date, return_status, return_region, return_reason"
                    + " FROM oltp.order_return ORDER BY 1, 2";

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
    void threeOrders() throws Exception {
        shop.empty();
        shop.load(
                new OrderRows()
                        .row("A-1", "P-1")
                        .row("A-1", "P-2", "Ship Date", "2025-03-08")
                        .row("A-2", "P-1")
                        .row("A-3", "P-1")
                        .text());
    }

    @Test
    void whatTheFileLeavesOutComesFromTheOrder() throws Exception {
        ImportReport report = shop.load("Order ID\tReturned\nA-1\tYes\nA-2\tyes\n");
        assertEquals(2, report.loaded());
        assertEquals(3, report.detected().defaults().size());
        assertEquals(
                List.of("A-1|2025-03-15|Returned|North|", "A-2|2025-03-13|Returned|North|"),
                shop.rows(RETURNS));
    }

    @Test
    void theSameReturnAgainIsUnchangedAndOneNamedTwiceIsOne() throws Exception {
        String file =
                """
                Returned,Order ID,Return Date,Reason
                Yes,A-1,2025-03-20,Broken
                Yes,A-1,2025-03-20,
                Yes,A-1,,Broken
                Yes,A-1,2025-03-25,Late
                """;
        ImportReport first = shop.load(file);
        assertEquals(2, first.loaded());
        assertEquals(2, first.unchanged());
        assertTrue(first.remarks().contains("2 rows repeat a return that the file names before."));
        List<String> before = shop.everything();
        assertEquals(4, shop.load(file).unchanged());
        assertEquals(1, shop.load("Returned,Order ID\nYes,A-1\n").unchanged());
        assertEquals(before, shop.everything());
    }

    @Test
    void aCorrectedReturnChangesOnlyWhatDiffers() throws Exception {
        String header = "Returned,Order ID,Return Date,Reason,Region\n";
        shop.load(header + "Yes,A-1,2025-03-20,Broken,North\nYes,A-2,2025-03-20,Late,North\n");
        ImportReport report =
                shop.load(
                        header
                                + "Yes,A-1,2025-03-21,Broken,\nRefunded,A-2,2025-03-20,Late,South\n");
        assertEquals(2, report.changed());
        assertEquals(
                List.of(
                        "A-1|2025-03-21|Returned|North|Broken",
                        "A-2|2025-03-20|Refunded|South|Late"),
                shop.rows(RETURNS));
    }

    @Test
    void everyRowThatCannotBeIsNamed() throws Exception {
        shop.load("Returned,Order ID\nYes,A-3\n");
        ImportReport report =
                shop.load(
                        """
                        Returned,Order ID,Return Date,Reason
                        Yes,A-77,2025-03-20,
                        Yes,A-1,2025-03-01,
                        Perhaps,A-1,2025-03-20,
                        Yes,,2025-03-20,
                        No,A-3,,
                        No,A-1,,
                        Yes,A-2,2025-03-20,Broken
                        Yes,A-2,2025-03-20,Late
                        Yes,A-2,20/20/2025,
                        """);
        assertEquals(
                List.of(
                        "2 Order ID",
                        "3 Return Date",
                        "4 Returned",
                        "5 Order ID",
                        "6 Returned",
                        "9 Reason",
                        "10 Return Date"),
                report.firstRejects().stream()
                        .map(reject -> reject.line() + " " + reject.column())
                        .toList());
        assertEquals(1, report.loaded());
        assertEquals(1, report.unchanged());
    }

    @Test
    void aReturnMovesWithItsOrder() throws Exception {
        shop.load("Returned,Order ID,Return Date\nYes,A-2,2025-03-20\n");
        ImportReport late =
                shop.load(
                        new OrderRows()
                                .row(
                                        "A-2",
                                        "P-1",
                                        "Order Date",
                                        "2025-03-24",
                                        "Ship Date",
                                        "2025-03-25")
                                .text());
        assertTrue(late.firstRejects().getFirst().reason().contains("returned on 2025-03-20"));
        shop.load(
                new OrderRows()
                        .row("A-2", "P-1", "Order Date", "2025-02-24", "Ship Date", "2025-02-25")
                        .text());
        assertEquals(
                "2025-02-24",
                shop.value("SELECT order_date FROM oltp.order_return WHERE order_id = 'A-2'"));
        assertEquals(
                1, shop.load("Returned,Order ID,Return Date\nYes,A-2,2025-03-20\n").unchanged());
    }
}
