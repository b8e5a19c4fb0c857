package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.demo.DemoCompany;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Months are listed, made, put away and brought back, and nothing is lost on the way. */
class PartitionsTest {

    private static final YearMonth FIRST = YearMonth.of(2024, 1);
    private static final YearMonth MIDDLE = YearMonth.of(2024, 6);

    @TempDir Path folder;

    private static SyncedShop shop;
    private static Partitions partitions;
    private static Map<String, Map<String, Integer>> before;

    @BeforeAll
    static void open() throws SQLException {
        shop = SyncedShop.open();
        partitions = new Partitions(shop.databases(), SyncedShop.request());
        before = shop.content();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    /** Each test leaves the shop as it found it, which is itself a test. */
    @AfterEach
    void leavesAllAsItWas() throws SQLException {
        shop.sync();
        assertAsBefore();
    }

    @Test
    void aMonthGoesToItsFileAndComesBackAsItWas() throws SQLException {
        for (YearMonth month : List.of(FIRST, MIDDLE)) {
            long orders = ordersOf(month);

            ArchiveReport archived = partitions.archive(month, folder, new Run());
            assertEquals(orders, archived.orders());
            assertTrue(Files.exists(archived.file()));
            assertFalse(archived.resumed());
            assertEquals(2, archived.warehousePartitions());
            assertGone(month);
            shop.assertLevel();
            assertReconciled();

            RestoreReport restored = partitions.restore(archived.file(), new Run());
            assertEquals(orders, restored.orders());
            assertEquals(archived.lines(), restored.lines());
            assertEquals(archived.returns(), restored.returns());
            assertEquals(SyncReport.Kind.INCREMENTAL, restored.sync().kind());
            assertAsBefore();
            assertEquals(4, partitionsOf(month).size());
            shop.assertLevel();
            assertReconciled();
        }
    }

    @Test
    void neighboursComeBackInAnyOrder() throws SQLException {
        List<YearMonth> months = List.of(FIRST, FIRST.plusMonths(1), FIRST.plusMonths(2));
        List<Path> files = new ArrayList<>();
        for (YearMonth month : months) {
            files.add(partitions.archive(month, folder, new Run()).file());
        }
        months.forEach(PartitionsTest::assertGone);
        shop.sync();
        months.forEach(PartitionsTest::assertGone);

        for (int i : new int[] {1, 2, 0}) {
            partitions.restore(files.get(i), new Run());
        }
        assertAsBefore();
        assertReconciled();
    }

    @Test
    void namesThatWentMeanwhileComeBackWithTheirOrders() throws SQLException {
        shop.execute(
                "INSERT INTO oltp.segment (segment_name) VALUES ('Club')",
                "INSERT INTO oltp.customer SELECT 'C99', 'Ann, \"A\"', max(segment_id), '', NULL FROM"
                        + " oltp.segment",
                "INSERT INTO oltp.product VALUES ('P99', E'Line\\nbreak', 6)",
                "UPDATE oltp.sales_order SET customer_id = 'C99' WHERE order_id = 'O1'",
                "UPDATE oltp.order_line SET product_id = 'P99' WHERE order_id = 'O1'");
        shop.sync();
        Map<String, Map<String, Integer>> withNames = shop.content();
        Path file = partitions.archive(FIRST, folder, new Run()).file();
        String[] forget = {
            "DELETE FROM oltp.customer WHERE customer_id = 'C99'",
            "DELETE FROM oltp.segment WHERE segment_name = 'Club'",
            "DELETE FROM oltp.product WHERE product_id = 'P99'"
        };
        shop.execute(forget);
        shop.sync();

        assertEquals(2, partitions.restore(file, new Run()).names());
        assertEquals(List.of(), WarehouseComparison.differences(withNames, shop.content()));
        shop.execute(
                "UPDATE oltp.sales_order SET customer_id = 'C8' WHERE order_id = 'O1'",
                "UPDATE oltp.order_line SET product_id = CASE line_no WHEN 1 THEN 'P9' ELSE 'P12' END"
                        + " WHERE order_id = 'O1'");
        shop.execute(forget);
    }

    @Test
    void restoringTwiceChangesNothing() throws SQLException {
        Path file = partitions.archive(MIDDLE, folder, new Run()).file();
        long orders = partitions.restore(file, new Run()).orders();

        RestoreReport again = partitions.restore(file, new Run());
        assertEquals(0, again.orders());
        assertEquals(orders, again.unchanged());
        assertEquals(SyncReport.Kind.IDLE, again.sync().kind());
        assertAsBefore();
    }

    @Test
    void anArchiveDoesNotOverwriteWhatTheShopHasNow() throws SQLException {
        Path file = partitions.archive(MIDDLE, folder, new Run()).file();
        partitions.restore(file, new Run());
        for (String change :
                List.of(
                        "UPDATE oltp.order_line SET quantity = quantity %s 1 WHERE order_id = 'O22' AND"
                                + " line_no = 2",
                        "UPDATE oltp.sales_order SET order_date = order_date %s 100 WHERE order_id ="
                                + " 'O22'")) {
            shop.execute(change.formatted("-"));
            shop.sync();
            Map<String, Map<String, Integer>> changed = shop.content();
            assertRefused(
                    () -> partitions.restore(file, new Run()),
                    "1 orders of " + file + " with another content, first of them O22");
            assertEquals(List.of(), WarehouseComparison.differences(changed, shop.content()));
            shop.execute(change.formatted("+"));
        }
    }

    @Test
    void aDamagedArchiveIsRefusedAndChangesNothing() throws SQLException, IOException {
        Path file = partitions.archive(MIDDLE, folder, new Run()).file();
        Map<String, Map<String, Integer>> without = shop.content();
        long orders = shopNumber("SELECT count(*) FROM oltp.sales_order");
        byte[] whole = Files.readAllBytes(file);
        for (int position = 0;
                position < whole.length;
                position += Math.max(1, whole.length / 50)) {
            byte[] flipped = whole.clone();
            flipped[position] ^= 1;
            Files.write(file, flipped);
            assertRefused(() -> partitions.restore(file, new Run()), "is damaged");
        }
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(() -> partitions.restore(file, new Run()), "is damaged");
            assertRefused(() -> partitions.archive(MIDDLE, folder, new Run()), "is damaged");
        }
        Files.delete(file);
        assertRefused(() -> partitions.restore(file, new Run()), "There is no archive");
        assertEquals(List.of(), WarehouseComparison.differences(without, shop.content()));
        assertEquals(orders, shopNumber("SELECT count(*) FROM oltp.sales_order"));
        assertGone(MIDDLE);

        Files.write(file, whole);
        partitions.restore(file, new Run());
        shop.assertLevel();
    }

    @Test
    void aMonthThatMustStayIsRefused() throws SQLException {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        assertRefused(() -> partitions.archive(now, folder, new Run()), "is not over");
        assertRefused(
                () -> partitions.archive(now.plusMonths(1), folder, new Run()), "is not over");
        assertRefused(
                () -> partitions.archive(FIRST.minusYears(1), folder, new Run()),
                "has no orders of 2023-01");

        String ship =
                "UPDATE oltp.order_line SET ship_mode = '%s' WHERE order_id = 'O22' AND line_no = 1";
        shop.execute(ship.formatted("Pigeon"));
        assertRefused(() -> partitions.archive(MIDDLE, folder, new Run()), "rows in quarantine");
        shop.executeOnWarehouse(
                "UPDATE fact_sales SET quantity = quantity + 1 WHERE order_date_key DIV 100 = 202401");
        assertRefused(
                () -> partitions.archive(FIRST, folder, new Run()),
                "does not hold it as the shop does");
        shop.executeOnWarehouse(
                "UPDATE fact_sales SET quantity = quantity - 1 WHERE order_date_key DIV 100 = 202401");
        shop.execute(ship.formatted("First Class"));
        assertTrue(isEmpty(folder), "no file is left of what was refused");
    }

    @Test
    void anotherFileOfThatNameIsKept() throws SQLException, IOException {
        Path file = partitions.archive(FIRST, folder, new Run()).file();
        byte[] first = Files.readAllBytes(file);
        partitions.restore(file, new Run());
        shop.execute("UPDATE oltp.sales_order SET region = 'North' WHERE order_id = 'O1'");
        assertRefused(
                () -> partitions.archive(FIRST, folder, new Run()),
                "does not hold 2024-01 as the shop does now");
        Path other = folder.resolve("millrace-orders-" + MIDDLE + ".zip");
        Files.copy(file, other);
        assertRefused(() -> partitions.archive(MIDDLE, folder, new Run()), "another month");
        assertArrayEquals(first, Files.readAllBytes(file));
        assertEquals(3, ordersOf(FIRST));
        shop.execute("UPDATE oltp.sales_order SET region = 'East' WHERE order_id = 'O1'");
    }

    @Test
    void aCancelledArchiveLeavesEverythingAsItWas() throws SQLException {
        for (String stage :
                List.of(
                        "Compare both sides",
                        "Write the archive",
                        "Verify the archive and let the month go")) {
            Run run = cancelledAt(stage);
            MillraceException cancelled =
                    assertThrows(
                            MillraceException.class,
                            () -> partitions.archive(FIRST, folder, run),
                            stage);
            assertEquals(MillraceException.Code.CANCELLED, cancelled.code(), stage);
            assertTrue(isEmpty(folder), stage);
            shop.sync();
            assertAsBefore();
        }
    }

    @Test
    void anArchiveCancelledTooLateSaysWhereTheMonthIs() throws SQLException {
        for (String stage : List.of("Take the month out of the warehouse", "Drop fact_return")) {
            assertRefused(
                    () -> partitions.archive(FIRST, folder, cancelledAt(stage)),
                    "gone from the shop. The next sync takes it out of the warehouse; archiving it"
                            + " again does the rest. Cancelled.");
            Path file = partitions.archive(FIRST, folder, new Run()).file();
            assertGone(FIRST);
            partitions.restore(file, new Run());
        }
    }

    private static Run cancelledAt(String stage) {
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
        return run;
    }

    @Test
    void longReadersDelayAnArchiveAndDoNotStopIt() throws SQLException {
        try (Worker worker = new Worker("archive", 1);
                Connection analyst = shop.databases().oltp().connect();
                Connection manager = shop.databases().warehouse().connect()) {
            analyst.setAutoCommit(false);
            manager.setAutoCommit(false);
            new Sql(analyst, new Run()).number("SELECT count(*) FROM oltp.order_line");
            new Sql(manager, new Run()).number("SELECT COUNT(*) FROM fact_sales");
            long start = System.nanoTime();
            CompletableFuture<ArchiveReport> archive =
                    worker.submit(() -> partitions.archive(MIDDLE, folder, new Run()));
            // Longer than the archive waits for a lock in one go.
            assertThrows(TimeoutException.class, () -> archive.get(6, TimeUnit.SECONDS));
            analyst.commit();
            assertThrows(TimeoutException.class, () -> archive.get(4, TimeUnit.SECONDS));
            manager.commit();
            assertEquals(2, archive.join().warehousePartitions());
            assertTrue(System.nanoTime() - start > 10_000_000_000L);
            partitions.restore(archive.join().file(), new Run());
        }
    }

    @Test
    void ordersThatWaitInDefaultMoveToTheirMonth() throws SQLException {
        shop.execute(
                """
                INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country, ship_state, ship_city,
                  region, market)
                VALUES ('X1', '2023-05-06', 'C1', 'Country', 'State', 'City', 'West', 'US')\
                """,
                """
                INSERT INTO oltp.order_line VALUES ('X1', 1, '2023-05-06', 'P1', 1, 10, 0, 1, '2023-05-07', 'First Class', 1)\
                """,
                """
                INSERT INTO oltp.order_return (order_id, order_date, return_date) VALUES ('X1', '2023-05-06', '2023-05-09')\
                """);
        assertEquals(1, rows(PartitionInfo.Side.SHOP, "order_line_default"));
        assertEquals(1, rows(PartitionInfo.Side.SHOP, "order_return_default"));
        shop.follow();
        assertEquals(0, rows(PartitionInfo.Side.SHOP, "order_line_default"));
        assertEquals(0, rows(PartitionInfo.Side.SHOP, "order_return_default"));
        assertEquals(1, rows(PartitionInfo.Side.SHOP, "order_line_2023_05"));
        assertEquals(1, rows(PartitionInfo.Side.WAREHOUSE, "p202305"));
        shop.execute("DELETE FROM oltp.sales_order WHERE order_id = 'X1'");
        shop.follow();
        assertAsBefore();
    }

    @Test
    void monthsAreMadeOnBothSidesOnce() {
        YearMonth ahead = YearMonth.now(ZoneOffset.UTC).plusYears(1);
        Partitions.Made made = partitions.ensure(FIRST.minusMonths(2), ahead, new Run());
        assertEquals(made.shop(), made.warehouse());
        assertTrue(made.shop() > 4, made.toString());
        assertEquals(
                new Partitions.Made(0, 0),
                partitions.ensure(FIRST.minusMonths(2), ahead, new Run()));
        assertEquals(4, partitionsOf(ahead).size());
        assertEquals(4, partitionsOf(FIRST.minusMonths(2)).size());
        assertRefused(() -> partitions.ensure(ahead, FIRST, new Run()), "is no range");
        assertRefused(
                () -> partitions.ensure(FIRST, YearMonth.of(9999, 1), new Run()), "is no range");
    }

    @Test
    void makingMonthsLeavesArchivedOnesAway() {
        Path file = partitions.archive(MIDDLE, folder, new Run()).file();
        partitions.ensure(FIRST, MIDDLE.plusMonths(3), new Run());
        assertGone(MIDDLE);
        partitions.restore(file, new Run());
    }

    @Test
    void aMonthsQueryReadsItsOwnPartitionAlone() throws SQLException {
        String shopPlan =
                plan(
                        shop.databases().oltp().connect(),
                        "EXPLAIN SELECT * FROM oltp.order_line WHERE order_date >= '2024-06-01' AND"
                                + " order_date < '2024-07-01'",
                        1);
        assertTrue(shopPlan.contains("order_line_2024_06"), shopPlan);
        assertEquals(1, shopPlan.split("Scan .*on order_line", -1).length - 1, shopPlan);
        String warehousePlan =
                plan(
                        shop.databases().warehouse().connect(),
                        partitionsPlan()
                                + " SELECT * FROM fact_sales WHERE order_date_key BETWEEN 20240601 AND"
                                + " 20240630",
                        4);
        assertEquals("p202406", warehousePlan.strip());
    }

    @Test
    void theDemoCompanyHasAPartitionForEachMonthOfEachTable() throws SQLException {
        try (Databases databases = TestServers.migrated();
                SyncCycle cycle = new SyncCycle(databases)) {
            try (Connection connection = databases.oltp().connect()) {
                new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(2_000))
                        .load(connection, new Run());
            }
            Partitions demo = new Partitions(databases, SyncedShop.request());
            List<PartitionInfo> before =
                    demo.list(true, new Run()).stream()
                            .filter(p -> p.side() == PartitionInfo.Side.SHOP)
                            .toList();
            assertEquals(96, before.stream().filter(p -> p.month().isPresent()).count());
            assertEquals(
                    List.of("order_line_default", "order_return_default"),
                    before.stream()
                            .filter(p -> p.month().isEmpty())
                            .map(PartitionInfo::name)
                            .toList());

            cycle.sync(SyncedShop.request(), new Run());
            List<PartitionInfo> all = demo.list(true, new Run());
            assertEquals(rowsByMonth(all, "order_line"), rowsByMonth(all, "fact_sales"));
            assertEquals(rowsByMonth(all, "order_return"), rowsByMonth(all, "fact_return"));
            assertEquals(
                    2_000,
                    rowsByMonth(all, "order_line").values().stream().mapToLong(n -> n).sum());
            assertTrue(all.stream().filter(p -> p.rows() > 0).allMatch(p -> p.bytes() > 0));
            assertTrue(demo.list(false, new Run()).stream().noneMatch(PartitionInfo::counted));
            assertEquals(all.size(), demo.list(false, new Run()).size());
        }
    }

    private static Map<YearMonth, Long> rowsByMonth(List<PartitionInfo> all, String table) {
        Map<YearMonth, Long> rows = new TreeMap<>();
        all.stream()
                .filter(p -> p.table().equals(table) && p.rows() > 0)
                .forEach(p -> rows.put(p.month().orElseThrow(), p.rows()));
        return rows;
    }

    private static void assertGone(YearMonth month) {
        assertEquals(List.of(), partitionsOf(month));
        assertEquals(0, ordersOf(month));
    }

    private static void assertAsBefore() throws SQLException {
        assertEquals(List.of(), WarehouseComparison.differences(before, shop.content()));
    }

    private static void assertReconciled() {
        SyncReport report =
                shop.cycle()
                        .sync(
                                SyncedShop.request().comparing(SyncRequest.Comparison.ALL_MONTHS),
                                new Run());
        assertFalse(report.reconciliation().months().isEmpty());
        assertEquals(List.of(), report.reconciliation().differences());
    }

    private static List<PartitionInfo> partitionsOf(YearMonth month) {
        return partitions.list(true, new Run()).stream()
                .filter(p -> p.month().isPresent() && p.month().get().equals(month))
                .toList();
    }

    private static long rows(PartitionInfo.Side side, String name) {
        return partitions.list(true, new Run()).stream()
                .filter(p -> p.side() == side && p.name().equals(name))
                .mapToLong(PartitionInfo::rows)
                .max()
                .orElseThrow();
    }

    private static long ordersOf(YearMonth month) {
        return shopNumber(
                "SELECT count(*) FROM oltp.sales_order WHERE to_char(order_date, 'YYYY-MM') = '"
                        + month
                        + "'");
    }

    private static long shopNumber(String query) {
        try (Connection connection = shop.databases().oltp().connect()) {
            return new Sql(connection, new Run()).number(query);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String partitionsPlan() {
        return switch (shop.databases().warehouse().engine()) {
            case MARIADB -> "EXPLAIN PARTITIONS";
            case MYSQL -> "EXPLAIN FORMAT=TRADITIONAL";
            case POSTGRESQL -> throw new AssertionError("The warehouse is no PostgreSQL.");
        };
    }

    private static String plan(Connection connection, String query, int column)
            throws SQLException {
        try (connection) {
            return String.join(
                    "\n", new Sql(connection, new Run()).list(query, row -> row.getString(column)));
        }
    }

    private static void assertRefused(Executable work, String expected) {
        MillraceException refused = assertThrows(MillraceException.class, work);
        String sentence = String.valueOf(refused.getMessage());
        assertTrue(sentence.contains(expected), sentence);
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
