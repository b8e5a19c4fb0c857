package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Writers hold transactions open, use savepoints and roll back while the sync goes on. The sync
 * loses nothing. A watermark of timestamps, run beside it over the same writes, does lose rows:
 * were the load too tame to tell the two apart, the test would fail.
 *
 * <p>{@code -Dmillrace.race.seconds=60 -Dmillrace.race.seed=7} make it longer and other.
 */
class RaceTest {

    private static final int WRITERS = 16;
    private static final int SECONDS = Integer.getInteger("millrace.race.seconds", 12);
    private static final long SEED = Long.getLong("millrace.race.seed", System.nanoTime());

    private final AtomicBoolean writing = new AtomicBoolean(true);
    private final AtomicLong commits = new AtomicLong();

    @Test
    void losesNothingWhereTimestampsDo() throws Exception {
        try (SyncedShop shop = SyncedShop.open()) {
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                writers.add(Thread.ofPlatform().start(() -> write(shop, number)));
            }
            TimestampExtraction naive = new TimestampExtraction();
            long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
            int syncs = 0;
            try (Connection connection = shop.databases().oltp().connect()) {
                while (System.nanoTime() < end) {
                    shop.sync();
                    naive.extract(connection);
                    syncs++;
                }
                writing.set(false);
                for (Thread writer : writers) {
                    writer.join();
                }
                shop.sync();
                naive.extract(connection);
                String run = "seed %d, %d syncs, %d commits".formatted(SEED, syncs, commits.get());
                assertEquals(List.of(), shop.differences(), run);
                assertTrue(naive.lost(connection) > 0, "The timestamps lost nothing: " + run);
            }
        }
    }

    /** Reads what is newer than the clock at the last reading, as simple pipelines do. */
    private static final class TimestampExtraction {

        private final TreeMap<String, Long> copy = new TreeMap<>();
        private String watermark = "1900-01-01";

        void extract(Connection connection) throws SQLException {
            Sql sql = new Sql(connection, new Run());
            String now =
                    sql.first("SELECT clock_timestamp()::text", row -> row.getString(1))
                            .orElseThrow();
            sql.list(
                    "SELECT order_id || ':' || line_no, quantity FROM oltp.order_line WHERE tbl_last_dt"
                            + " > ?::timestamptz",
                    row -> copy.put(row.getString(1), row.getLong(2)),
                    watermark);
            watermark = now;
        }

        /** How many lines of the shop it lacks, has in an old version, or has for nothing. */
        long lost(Connection connection) throws SQLException {
            TreeMap<String, Long> shop = new TreeMap<>();
            new Sql(connection, new Run())
                    .list(
                            "SELECT order_id || ':' || line_no, quantity FROM oltp.order_line",
                            row -> shop.put(row.getString(1), row.getLong(2)));
            long wrong =
                    shop.entrySet().stream()
                            .filter(line -> !line.getValue().equals(copy.get(line.getKey())))
                            .count();
            return wrong + copy.keySet().stream().filter(key -> !shop.containsKey(key)).count();
        }
    }

    private void write(SyncedShop shop, int number) {
        Random random = new Random(SEED * 31 + number);
        int orders = 0;
        while (writing.get()) {
            try (Connection connection = shop.databases().connectExtractor();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("SET lock_timeout = '2s'");
                connection.commit();
                while (writing.get()) {
                    orders = transaction(connection, statement, random, number, orders);
                }
            } catch (SQLException refused) {
                // A deadlock or a lock that took too long: the writer signs in again and goes on.
                orders += 100;
            }
        }
    }

    /** One transaction; some are held open for long, some rolled back, some use savepoints. */
    private int transaction(
            Connection connection, Statement statement, Random random, int number, int orders)
            throws SQLException {
        int made = orders;
        int kind = random.nextInt(100);
        if (kind < 12) {
            statement.execute("SELECT pg_current_xact_id()");
            pause(50 + random.nextInt(1500));
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            made = operation(connection, statement, random, number, made);
        }
        if (kind >= 12 && kind < 20) {
            pause(200 + random.nextInt(2500));
        }
        if (random.nextInt(12) == 0) {
            connection.rollback();
        } else {
            connection.commit();
            commits.incrementAndGet();
        }
        pause(random.nextInt(20));
        return made;
    }

    private static int operation(
            Connection connection, Statement statement, Random random, int number, int orders)
            throws SQLException {
        String known = "O" + (1 + random.nextInt(60));
        int choice = random.nextInt(100);
        if (choice < 30) {
            String id = "W" + number + "_" + orders;
            statement.execute(
                    "INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country,"
                            + " ship_state, ship_city, region, market) VALUES ('%s', date '2024-01-01' + %d,"
                                    .formatted(id, random.nextInt(420))
                            + " 'C%d', 'Country 1', 'State 1', 'City 1', 'West', 'US')"
                                    .formatted(1 + random.nextInt(15)));
            statement.execute(
                    "INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id, quantity,"
                            + " sales, profit, ship_date, ship_mode) SELECT order_id, n, order_date, 'P' || n,"
                            + " n, 10 * n, n, order_date, 'First Class' FROM oltp.sales_order,"
                            + " generate_series(1, %d) n WHERE order_id = '%s'"
                                    .formatted(1 + random.nextInt(3), id));
            return orders + 1;
        }
        if (choice < 60) {
            statement.execute(
                    "UPDATE oltp.order_line SET quantity = quantity + 1 WHERE order_id = '%s'"
                            .formatted(known));
        } else if (choice < 70) {
            statement.execute(
                    "UPDATE oltp.sales_order SET ship_city = 'City %d' WHERE order_id = '%s'"
                            .formatted(random.nextInt(20), known));
        } else if (choice < 78) {
            statement.execute(
                    "UPDATE oltp.sales_order SET order_date = order_date - 40 WHERE order_id ="
                            + " 'W%d_%d'".formatted(number, random.nextInt(orders + 1)));
        } else if (choice < 86) {
            statement.execute(
                    "DELETE FROM oltp.sales_order WHERE order_id = 'W%d_%d'"
                            .formatted(number, random.nextInt(orders + 1)));
        } else if (choice < 92) {
            statement.execute(
                    "INSERT INTO oltp.order_return (order_id, order_date, return_date) SELECT order_id,"
                            + " order_date, order_date + 9 FROM oltp.sales_order WHERE order_id = '%s'"
                                    .formatted(known));
        } else {
            Savepoint savepoint = connection.setSavepoint();
            statement.execute(
                    "UPDATE oltp.order_line SET quantity = quantity + 1 WHERE order_id = '%s'"
                            .formatted(known));
            if (random.nextBoolean()) {
                connection.rollback(savepoint);
            } else {
                connection.releaseSavepoint(savepoint);
            }
        }
        return orders;
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
