package io.millrace.etl;

import io.millrace.cdc.Scope;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.util.List;

/**
 * Carries what is staged into dimensions and facts. Everything happens in the one transaction of
 * the loader's connection; nobody sees a part of it.
 */
final class Loader {

    /** What the facts came to. */
    record Loaded(long lines, long deletedLines, long returns) {}

    private final Sql sql;
    private final String folder;
    private final Run run;

    Loader(Sql sql, Scope scope, Run run) {
        this.sql = sql;
        this.folder = scope.isEverything() ? "all" : "changed";
        this.run = run;
    }

    /** Takes rows that failed a check out of what is staged. */
    void holdBack() throws SQLException {
        execute("both", "hold_back_customers");
        execute("both", "hold_back_products");
        execute("both", "hold_back_orders");
        execute("both", "hold_back_lines");
        execute("both", "hold_back_returns");
    }

    /** Customers, products, places; keys that exist stay as they are. */
    void dimensions() throws SQLException {
        long rows = 0;
        for (String dimension : List.of("customers", "products")) {
            execute(folder, "delete_" + dimension);
            execute("both", "update_" + dimension);
            rows += execute("both", "insert_" + dimension);
        }
        rows += places();
        run.progress(rows, rows);
    }

    /** Places; gives how many are new. */
    long places() throws SQLException {
        long rows = execute("both", "insert_locations");
        execute("both", "find_locations");
        return rows;
    }

    /** Sales and returns. */
    Loaded facts() throws SQLException {
        long returns = returns();
        long deleted = execute(folder, "delete_sales");
        execute("both", "upsert_sales");
        linkReturns();
        long lines = sql.number("SELECT COUNT(*) FROM stage_sale");
        run.progress(lines, lines);
        return new Loaded(lines, deleted, returns);
    }

    /** Returns alone; gives how many there are. */
    long returns() throws SQLException {
        execute(folder, "delete_return_names");
        execute(folder, "delete_returns");
        execute("both", "update_return_names");
        execute("both", "insert_return_names");
        execute("both", "upsert_returns");
        return sql.number("SELECT COUNT(*) FROM stage_return");
    }

    /** Lets each sale show the first return of its order. */
    void linkReturns() throws SQLException {
        execute("both", "link_returns");
    }

    private long execute(String from, String name) throws SQLException {
        run.check();
        return sql.update(SqlFiles.read("mysql/load/" + from + "/" + name + ".sql"));
    }
}
