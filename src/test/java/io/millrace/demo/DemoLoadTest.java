package io.millrace.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A load is all or nothing, can be repeated and cancelled, and leaves the connection as it was. */
class DemoLoadTest {

    private static final DemoCompany SMALL =
            new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(2_000));

    private static Databases databases;
    private static Connection oltp;
    private static Sql sql;

    @BeforeAll
    static void open() throws SQLException {
        databases = TestServers.migrated();
        oltp = databases.oltp().connect();
        sql = new Sql(oltp, new Run());
    }

    @AfterAll
    static void close() throws SQLException {
        oltp.close();
        databases.close();
    }

    @AfterEach
    void emptyTheShop() throws SQLException {
        assertTrue(oltp.getAutoCommit());
        sql.update(SqlFiles.read("postgresql/demo/empty_shop.sql"));
    }

    @Test
    void twoLoadsAreAlikeToTheByte() throws SQLException {
        DemoReport first = SMALL.load(oltp, new Run());
        List<String> content = TestShop.content(oltp);
        assertEquals(first, SMALL.replace(oltp, new Run()));
        assertEquals(content, TestShop.content(oltp));
        new DemoCompany(DemoCompany.SEED + 1, new DemoCompany.Size(2_000)).replace(oltp, new Run());
        assertNotEquals(content, TestShop.content(oltp));
    }

    @Test
    void replacingClearsAwayWhateverWasThere() throws SQLException {
        sql.update("INSERT INTO oltp.segment (segment_name) VALUES ('Schools')");
        assertThrows(MillraceException.class, () -> SMALL.load(oltp, new Run()));
        SMALL.replace(oltp, new Run());
        assertEquals(3, sql.number("SELECT count(*) FROM oltp.segment"));
        assertTrue(
                sql.number(
                                "SELECT count(*) FROM cdc.tombstone WHERE table_name = 'segment'"
                                        + " AND operation = 'truncate'")
                        > 0);
    }

    @Test
    void aCancelledLoadLeavesTheShopEmpty() throws SQLException {
        Run run = new Run();
        run.watch(
                new Run.Listener() {
                    @Override
                    public void progressed(String stage, long rows, long total) {
                        if (stage.equals(DemoTable.ORDER_LINE.words())) {
                            run.cancel();
                        }
                    }
                });
        MillraceException cancelled =
                assertThrows(
                        MillraceException.class,
                        () -> new DemoCompany(1, new DemoCompany.Size(5_000)).load(oltp, run));
        assertEquals(MillraceException.Code.CANCELLED, cancelled.code());
        assertEquals(0, sql.number("SELECT count(*) FROM oltp.product"));
        assertEquals(0, sql.number("SELECT count(*) FROM oltp.order_line"));
    }

    @Test
    void aFailedLoadLeavesTheShopEmptyAndSaysSo() throws SQLException {
        sql.update("ALTER TABLE oltp.order_line ADD CONSTRAINT never CHECK (quantity < 3)");
        MillraceException failed =
                assertThrows(MillraceException.class, () -> SMALL.load(oltp, new Run()));
        assertEquals(MillraceException.Code.FAILED, failed.code());
        assertEquals(0, sql.number("SELECT count(*) FROM oltp.segment"));
        sql.update("ALTER TABLE oltp.order_line DROP CONSTRAINT never");
    }

    @Test
    void stagesSayWhatWasLoaded() {
        Run run = new Run();
        SMALL.load(oltp, run);
        assertEquals(
                List.of(
                        "Segments 3",
                        "Categories 3",
                        "Subcategories 17",
                        "Products 148",
                        "Customers 679",
                        "Orders 1003",
                        "Order lines 2000",
                        "Returns 42",
                        "Statistics 0"),
                run.stages().stream()
                        .filter(stage -> !stage.name().equals("Months"))
                        .map(stage -> stage.name() + " " + stage.rows())
                        .toList());
    }
}
