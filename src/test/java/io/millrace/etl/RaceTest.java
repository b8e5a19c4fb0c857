package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Sixteen writers that hold transactions open, roll back and use savepoints, while syncs go on: the
 * warehouse ends level. A reader that remembers the time of its last look, as many pipelines do,
 * loses rows over the very same work, deleted ones left aside, which shows that the work is hard
 * enough to prove something.
 *
 * <p>{@code -Dmillrace.race.seconds=60 -Dmillrace.race.seed=7} make it longer and other.
 */
class RaceTest {

    private static final int WRITERS = 16;
    private static final Duration LENGTH =
            Duration.ofSeconds(Integer.getInteger("millrace.race.seconds", 15));
    private final long seed = Long.getLong("millrace.race.seed", System.nanoTime());

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong syncs = new AtomicLong();

    @Test
    void snapshotsLoseNothingWhereTimestampsDo() throws SQLException {
        try (SyncedShop shop = SyncedShop.open();
                Worker writers = new Worker("writer", WRITERS);
                Worker readers = new Worker("reader", 2)) {
            Clockwatcher clockwatcher = new Clockwatcher(shop.databases());
            List<CompletableFuture<Integer>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int id = i;
                writing.add(writers.submit(() -> write(shop.databases(), id)));
            }
            CompletableFuture<Long> syncing = readers.submit(() -> sync(shop));
            CompletableFuture<Integer> watching = readers.submit(() -> watch(clockwatcher));
            race(syncing);
            writing.forEach(CompletableFuture::join);
            syncing.join();
            watching.join();

            shop.sync();
            assertEquals(List.of(), shop.differences(), "seed " + seed);
            clockwatcher.look();
            int wrong = clockwatcher.countWrong();
            String work =
                    "%d commits, %d held open, %d syncs, the clockwatcher has %d rows wrong, seed %d"
                            .formatted(commits.get(), held.get(), syncs.get(), wrong, seed);
            assertTrue(syncs.get() > LENGTH.toSeconds(), work);
            assertTrue(commits.get() > 100 && held.get() > 10, work);
            assertTrue(wrong > 0, work);
        }
    }

    /** For its time, and on a busy machine for as long as it takes to sync often enough. */
    private void race(CompletableFuture<?> syncing) {
        long start = System.nanoTime();
        while (!syncing.isDone()
                && (System.nanoTime() - start < LENGTH.toNanos()
                        || syncs.get() <= LENGTH.toSeconds())) {
            rest(50);
        }
        over.set(true);
    }

    private long sync(SyncedShop shop) {
        while (!over.get()) {
            SyncReport report = shop.sync();
            assertEquals("", report.reason());
            assertEquals(List.of(), report.reconciliation().differences());
            assertEquals(0, report.rowsQuarantined());
            syncs.incrementAndGet();
            rest(20);
        }
        return syncs.get();
    }

    private int watch(Clockwatcher clockwatcher) {
        int looks = 0;
        while (!over.get()) {
            try {
                clockwatcher.look();
            } catch (SQLException failed) {
                throw new AssertionError(failed);
            }
            looks++;
            rest(150);
        }
        return looks;
    }

    /** Transactions until the time is over; returns how many were rolled back. */
    private int write(Databases databases, int id) {
        int rolledBack = 0;
        Random random = new Random(seed * 31 + id);
        Writer writer = new Writer(id, random);
        try (Connection connection = databases.connectExtractor()) {
            connection.setAutoCommit(false);
            run(connection, "SET lock_timeout = '1s'");
            connection.commit();
            while (!over.get()) {
                rolledBack += transaction(connection, writer, random);
                rest(random.nextInt(8));
            }
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        return rolledBack;
    }

    private int transaction(Connection connection, Writer writer, Random random)
            throws SQLException {
        try {
            boolean holds = random.nextInt(6) == 0;
            if (holds && random.nextBoolean()) {
                run(connection, "SELECT pg_current_xact_id()");
                rest(50 + random.nextInt(1500));
            }
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                savepoint(connection, writer, random);
            }
            if (holds) {
                held.incrementAndGet();
                rest(100 + random.nextInt(2500));
            }
            if (random.nextInt(12) == 0) {
                connection.rollback();
                return 1;
            }
            connection.commit();
            commits.incrementAndGet();
            return 0;
        } catch (SQLException unsuited) {
            connection.rollback();
            return 1;
        }
    }

    private static void savepoint(Connection connection, Writer writer, Random random)
            throws SQLException {
        if (random.nextInt(4) > 0) {
            run(connection, writer.operation());
            return;
        }
        Savepoint savepoint = connection.setSavepoint();
        run(connection, writer.operation());
        if (random.nextBoolean()) {
            connection.rollback(savepoint);
        } else {
            connection.releaseSavepoint(savepoint);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void rest(long milliseconds) {
        LockSupport.parkNanos(Duration.ofMillis(milliseconds).toNanos());
    }

    /** What one person at a till does: new orders of his own, and changes of everybody's. */
    private static final class Writer {

        private final int id;
        private final Random random;
        private int orders;

        Writer(int id, Random random) {
            this.id = id;
            this.random = random;
        }

        String operation() {
            return switch (random.nextInt(10)) {
                case 0, 1, 2 -> order();
                case 3, 4 ->
                        "UPDATE oltp.order_line SET sales = sales + 0.01 WHERE order_id = "
                                + anybodys();
                case 5 ->
                        "DELETE FROM oltp.order_line WHERE line_no = 2 AND order_id = "
                                + anybodys();
                case 6 ->
                        """
                        INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id, quantity, sales, profit, ship_date, ship_mode)
                        SELECT order_id, 2, order_date, 'P1', 1, 1, 0, order_date, 'Same Day' FROM oltp.sales_order WHERE order_id = %s
                        ON CONFLICT (order_id, line_no, order_date) DO UPDATE SET sales = order_line.sales + 0.01\
                        """
                                .formatted(anybodys());
                case 7 ->
                        "UPDATE oltp.sales_order SET ship_city = 'City %d' WHERE order_id = %s"
                                .formatted(random.nextInt(9), anybodys());
                case 8 ->
                        """
                        WITH o AS (SELECT order_id, order_date - 31 AS day FROM oltp.sales_order
                                    WHERE order_id = '%s' AND order_date > '2023-09-01')
                        UPDATE oltp.sales_order s SET order_date = o.day FROM o WHERE s.order_id = o.order_id\
                        """
                                .formatted(mine());
                default -> "DELETE FROM oltp.sales_order WHERE order_id = '" + mine() + "'";
            };
        }

        private String order() {
            return """
            WITH o AS (
              INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country, ship_state, ship_city, region, market)
              VALUES ('W%1$d-%2$d', date '2024-01-01' + %3$d, 'C%4$d', 'Land', 'State', 'City', 'West', 'US') RETURNING *),
            l AS (
              INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id, quantity, sales, profit, ship_date, ship_mode)
              SELECT order_id, n, order_date, 'P3', n, n * 1.5, 0.5, order_date + n, 'Same Day' FROM o, generate_series(1, 3) n)
            INSERT INTO oltp.order_return (order_id, order_date, return_date)
            SELECT order_id, order_date, order_date + 5 FROM o WHERE %3$d %% 4 = 0\
            """
                    .formatted(id, ++orders, random.nextInt(400), 1 + random.nextInt(15));
        }

        private String mine() {
            return "W%d-%d".formatted(id, 1 + random.nextInt(orders + 1));
        }

        private String anybodys() {
            return "'O" + (1 + random.nextInt(60)) + "'";
        }
    }

    /** Remembers when it looked last, and asks for rows with a later time. */
    private static final class Clockwatcher {

        private static final String KEY =
                "order_id || '/' || line_no || '/' || order_date AS key, sales, ship_mode";

        private final Databases databases;
        private final Map<String, String> rows = new HashMap<>();
        private Timestamp last = new Timestamp(0);

        Clockwatcher(Databases databases) {
            this.databases = databases;
        }

        void look() throws SQLException {
            try (Connection connection = databases.oltp().connect()) {
                Sql sql = new Sql(connection, new Run());
                Timestamp now =
                        sql.first("SELECT clock_timestamp()", row -> row.getTimestamp(1))
                                .orElseThrow();
                rows.putAll(
                        read(
                                sql,
                                "SELECT " + KEY + " FROM oltp.order_line WHERE tbl_last_dt > ?",
                                last));
                last = now;
            }
        }

        /** How many rows it never saw or holds in an old version; deleted ones left aside. */
        int countWrong() throws SQLException {
            try (Connection connection = databases.oltp().connect()) {
                Map<String, String> truth =
                        read(
                                new Sql(connection, new Run()),
                                "SELECT " + KEY + " FROM oltp.order_line");
                truth.entrySet().removeAll(rows.entrySet());
                return truth.size();
            }
        }

        private static Map<String, String> read(Sql sql, String query, Object... parameters)
                throws SQLException {
            Map<String, String> read = new HashMap<>();
            sql.list(query, row -> read.put(row.getString(1), row.getString(2)), parameters);
            return read;
        }
    }
}
