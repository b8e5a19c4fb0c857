package io.millrace.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Months come and go in any order, and a row is always in the partition of its month. */
class MonthPartitionsTest {

    private static final String TABLE = "fact_sales";

    private static Databases databases = TestServers.fresh();

    private Connection connection;
    private Sql sql;
    private MonthPartitions partitions;

    @BeforeAll
    static void create() throws SQLException {
        TestStar.create(databases.warehouse());
    }

    @AfterAll
    static void drop() {
        databases.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = databases.warehouse().connect();
        sql = new Sql(connection, new Run());
        for (String table : MonthPartitions.TABLES) {
            sql.update("DELETE FROM " + table);
            sql.update(
                    "ALTER TABLE "
                            + table
                            + " PARTITION BY RANGE (order_date_key) (PARTITION p_before VALUES LESS"
                            + " THAN (20200101), PARTITION p_after VALUES LESS THAN MAXVALUE)");
        }
        partitions = new MonthPartitions(sql);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void monthsStayInOneRow() throws SQLException {
        assertEquals(6, ensure("2022-03", "2022-05"));
        assertEquals(0, ensure("2022-04"));
        assertEquals(4, ensure("2022-01"), "the gap up to the first month is closed");
        assertEquals(4, ensure("2022-07"), "and the one after the last");
        assertEquals(
                List.of(
                        "2022-01", "2022-02", "2022-03", "2022-04", "2022-05", "2022-06",
                        "2022-07"),
                months());
    }

    @Test
    void aDroppedMonthComesBackWhereverItStood() throws SQLException {
        for (String month : List.of("2022-01", "2022-03", "2022-05")) {
            ensure("2022-01", "2022-05");
            fill();
            sql.update("DELETE FROM fact_sales WHERE order_date_key DIV 100 = " + key(month));
            assertTrue(partitions.dropEmpty(TABLE, YearMonth.parse(month)));
            assertFalse(months().contains(month));

            fill();
            assertEquals(1, ensure(month));
            assertEachRowInItsMonth();
            sql.update("DELETE FROM fact_sales");
        }
    }

    @Test
    void severalNeighboursComeBackOneByOne() throws SQLException {
        ensure("2022-01", "2022-05");
        for (String month : List.of("2022-01", "2022-02", "2022-03")) {
            assertTrue(partitions.dropEmpty(TABLE, YearMonth.parse(month)));
        }
        fill();
        assertEquals(1, ensure("2022-02"));
        assertEquals(1, ensure("2022-03"));
        assertEquals(1, ensure("2022-01"));
        assertEachRowInItsMonth();
    }

    @Test
    void aMonthWithARowIsNotDropped() throws SQLException {
        ensure("2022-01", "2022-05");
        fill();
        assertFalse(partitions.dropEmpty(TABLE, YearMonth.parse("2022-03")));
        assertFalse(partitions.dropEmpty(TABLE, YearMonth.parse("2030-03")));
        assertEquals(5, months().size());
        assertEachRowInItsMonth();
    }

    @Test
    void sizesNameEveryPartitionWithItsRows() throws SQLException {
        ensure("2022-01", "2022-05");
        fill();
        insert("2019-12");
        insert("2023-01");
        List<MonthPartitions.Size> sizes = partitions.sizes(TABLE, true);
        assertEquals(
                List.of(
                        "p_before",
                        "p202201",
                        "p202202",
                        "p202203",
                        "p202204",
                        "p202205",
                        "p_after"),
                sizes.stream().map(MonthPartitions.Size::name).toList());
        assertTrue(sizes.stream().allMatch(size -> size.rows() == 1 && size.bytes() > 0));
        assertEquals(
                sizes.stream().map(MonthPartitions.Size::name).toList(),
                partitions.sizes(TABLE, false).stream().map(MonthPartitions.Size::name).toList());
    }

    private int ensure(String... months) throws SQLException {
        TreeSet<YearMonth> wanted = new TreeSet<>();
        for (String month : months) {
            wanted.add(YearMonth.parse(month));
        }
        return partitions.ensure(wanted);
    }

    private List<String> months() throws SQLException {
        return partitions.existing(TABLE).stream().map(YearMonth::toString).toList();
    }

    private void fill() throws SQLException {
        for (int month = 1; month <= 5; month++) {
            insert("2022-0" + month);
        }
    }

    private void insert(String month) throws SQLException {
        sql.update(
                """
                INSERT IGNORE INTO fact_sales (order_id, line_no, order_date_key, ship_date_key, customer_key,
                  product_key, location_key, order_priority, ship_mode, quantity, sales, discount, profit, shipping_cost)
                VALUES (?, 1, ?, 0, -1, -1, -1, '', '', 1, 1, 0, 1, 0)\
                """,
                month,
                key(month) * 100 + 15);
    }

    private void assertEachRowInItsMonth() throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (YearMonth month : partitions.existing(TABLE)) {
            long key = key(month.toString());
            if (sql.number("SELECT COUNT(*) FROM fact_sales PARTITION (p" + key + ")") != 1
                    || sql.number(
                                    "SELECT COUNT(*) FROM fact_sales PARTITION (p"
                                            + key
                                            + ") WHERE order_date_key DIV 100 = "
                                            + key)
                            != 1) {
                wrong.add(month.toString());
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(5, sql.number("SELECT COUNT(*) FROM fact_sales"));
    }

    private static int key(String month) {
        return Integer.parseInt(month.replace("-", ""));
    }
}
