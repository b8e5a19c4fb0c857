package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.cdc.Shop;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A month gets its partition while the shop's people write into that very month. */
class MonthRaceTest {

    /** The making waits for a moment only, which passes unseen on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aRowThatComesWhileItsMonthIsMadeMovesToo() throws SQLException {
        try (SyncedShop shop = SyncedShop.unsynced();
                Connection writer = shop.databases().oltp().connect();
                Connection watcher = shop.databases().oltp().connect();
                Worker worker = new Worker("month-race", 1)) {
            writer.setAutoCommit(false);
            Sql writing = new Sql(writer, new Run());
            Sql watching = new Sql(watcher, new Run());
            long end = System.nanoTime() + PATIENCE.toNanos();
            LocalDate month = LocalDate.of(LocalDate.now(ZoneOffset.UTC).getYear() - 8, 12, 1);
            for (int met = 0; met < 3; month = month.minusMonths(1)) {
                assertTrue(System.nanoTime() < end, "the making never met the writer");
                place(watching, "O1", month);
                place(writing, "O2", month);
                CompletableFuture<Long> made = worker.submit(() -> keepMonths(shop.databases()));
                boolean waits = false;
                while (!waits && !made.isDone()) {
                    waits = watching.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0;
                }
                writer.commit();
                met += waits && made.join() > 0 ? 1 : 0;
                keepMonths(shop.databases());
                assertEquals(0, watching.number("SELECT count(*) FROM oltp.order_line_default"));
            }
        }
    }

    private static void place(Sql sql, String order, LocalDate day) throws SQLException {
        sql.update("UPDATE oltp.sales_order SET order_date = ? WHERE order_id = ?", day, order);
    }

    private static long keepMonths(Databases databases) {
        try (Connection connection = databases.oltp().connect()) {
            return new Shop(connection, new Run()).keepMonths(0);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
