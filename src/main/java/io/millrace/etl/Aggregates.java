package io.millrace.etl;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps the monthly sums right at the cost of the orders touched: what they add is taken away
 * before the load and added after it.
 */
final class Aggregates {

    private final Sql sql;

    Aggregates(Sql sql) {
        this.sql = sql;
    }

    /** Notes what the touched orders add to the sums now; the dimensions must still be the old. */
    void before() throws SQLException {
        note(-1);
    }

    /** Brings the sums to what the touched orders add now. */
    void after() throws SQLException {
        note(1);
        for (String statement :
                List.of(
                        "apply_sales",
                        "apply_orders",
                        "apply_ships",
                        "apply_weekdays",
                        "apply_location_use",
                        "apply_customer_use",
                        "drop_empty_sales",
                        "drop_empty_orders",
                        "drop_empty_ships",
                        "drop_empty_weekdays",
                        "drop_unused_customers",
                        "drop_unused_locations",
                        "drop_unneeded_locations")) {
            execute(statement);
        }
    }

    /** Empties the sums, before all of them are loaded again. */
    void clear() throws SQLException {
        for (Feed sums : Feed.SUMS) {
            sql.update("DELETE FROM " + sums.table());
        }
        sql.update("DELETE FROM etl_location_use");
        sql.update("DELETE FROM etl_customer_use");
    }

    /** Counts how much the sales use of locations and customers, which is known by none so far. */
    void countSalesUse() throws SQLException {
        execute("count_location_use");
        execute("count_customer_use");
    }

    /** Adds what the returns use, and drops the locations that nothing uses. */
    void addReturnsUse() throws SQLException {
        execute("add_return_location_use");
        execute("add_return_customer_use");
        execute("drop_all_unused_locations");
    }

    private void note(int sign) throws SQLException {
        for (String effects : List.of("sale_effects", "return_effects")) {
            sql.update(SqlFiles.read("mysql/aggregate/" + effects + ".sql"), sign);
        }
    }

    private void execute(String name) throws SQLException {
        sql.update(SqlFiles.read("mysql/aggregate/" + name + ".sql"));
    }
}
