package io.millrace.oltp;

import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One person's work on the shop, under the person's own account: what is written is one transaction
 * or nothing, and what goes wrong is a sentence.
 */
final class ShopWork {

    /** Statements on one connection. */
    @FunctionalInterface
    interface Work<T> {
        T apply(Sql sql) throws SQLException;
    }

    private static final int TRIES = 3;

    private final Database shop;

    ShopWork(Database shop) {
        this.shop = shop;
    }

    /**
     * Reads something.
     *
     * @param doing in words that complete "while …", such as "orders were being searched"
     */
    <T> T read(String doing, Run run, Work<T> work) {
        try (Connection connection = shop.connect()) {
            return work.apply(new Sql(connection, run));
        } catch (SQLException cause) {
            throw ShopRefusal.of(doing, run, cause);
        }
    }

    /**
     * Writes something in one transaction; tries again where it stood in another one's way.
     *
     * @param doing in words that complete "while …", such as "the order was being saved"
     */
    <T> T write(String doing, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = shop.connect()) {
                return inTransaction(connection, work);
            } catch (SQLException cause) {
                if (attempt == TRIES || !ShopRefusal.isWorthAnotherTry(cause)) {
                    throw ShopRefusal.of(doing, new Run(), cause);
                }
            }
        }
    }

    private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.apply(new Sql(connection, new Run()));
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failed) {
            takeBack(connection, failed);
            throw failed;
        } finally {
            leave(connection);
        }
    }

    private static void takeBack(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            // A connection that is gone has taken its transaction with it.
            failed.addSuppressed(lost);
        }
    }

    private static void leave(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }
}
