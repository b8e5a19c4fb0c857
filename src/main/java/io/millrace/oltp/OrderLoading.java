package io.millrace.oltp;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.oltp.csv.Column;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The load of a file of orders. */
final class OrderLoading implements Loading {

    private static final String FOLDER = "postgresql/import/orders/";
    private static final int BY_THE_FILES_NUMBERS = 0;
    private static final int FIRST_PASS = 1;
    private static final int LAST_PASS = 4;
    private static final long ROWS_AT_A_TIME = 500_000;

    private final Sql sql;
    private final Run run;
    private final SourceFile source;
    private final Staging staging;
    private final Map<String, Long> written = new LinkedHashMap<>();

    OrderLoading(Sql sql, Run run, SourceFile source) {
        this.sql = sql;
        this.run = run;
        this.source = source;
        this.staging = new Staging(sql, run, source);
    }

    @Override
    public Outcome load() throws SQLException {
        Vocabulary vocabulary = Vocabulary.read(sql);
        run.stage(
                "Read the rows",
                () -> staging.fill(FOLDER, new OrderRow(source.columns(), vocabulary)));
        run.stage("Check the orders", this::check);
        run.stage("Write the orders", this::writeOrders);
        return run.stage("Count what was done", this::outcome);
    }

    @Override
    public String rejectsQuery() {
        return SqlFiles.read(FOLDER + "list_rejects.sql");
    }

    /** Rejects what only the rows together show to be wrong, and finds out what is new. */
    private long check() throws SQLException {
        sql.list(SqlFiles.read("postgresql/import/lock.sql"), row -> true);
        if (source.columns().has(Column.ROW_ID)) {
            execute("reject_twins");
        }
        if (source.columns().has(Column.ORDER_LINE)) {
            execute("reject_doubled_line_numbers");
        }
        long orders = execute("gather_orders");
        execute("reject_disagreements");
        execute("drop_disagreeing_orders");
        if (execute("reject_others_orders") > 0) {
            execute("drop_left_out_orders");
        }
        execute("gather_products");
        execute("gather_product_names");
        execute("gather_families");
        execute("gather_lines");
        execute("index_rows");
        execute("index_lines");
        sql.update(
                "ANALYZE import_row, import_order, import_product, import_product_name,"
                        + " import_family, import_line");
        findLines();
        long rejected = execute("reject_redated");
        rejected += nameProducts();
        execute("gather_customers");
        if (rejected > 0) {
            execute("drop_left_out_orders");
            execute("drop_left_out_products");
        }
        run.progress(orders, orders);
        return orders;
    }

    private void findLines() throws SQLException {
        execute("create_places");
        long stored = execute("gather_stored_lines");
        plan("no_nested_loops");
        if (stored > 0) {
            sql.update("ANALYZE import_stored");
            findStoredLines();
        }
        execute("number_new_lines");
        plan("nested_loops");
        execute("index_places");
        sql.update("ANALYZE import_place");
    }

    private void findStoredLines() throws SQLException {
        if (source.columns().has(Column.ORDER_LINE)) {
            match(BY_THE_FILES_NUMBERS);
        }
        execute("match_same_lines");
        for (int pass = FIRST_PASS; pass <= LAST_PASS && areRowsLeft(); pass++) {
            match(pass);
        }
        execute("match_lines_by_position");
    }

    private void plan(String setting) throws SQLException {
        sql.list(SqlFiles.read("postgresql/import/" + setting + ".sql"), row -> row.getString(1));
    }

    private void match(int pass) throws SQLException {
        sql.update(SqlFiles.read(FOLDER + "match_lines.sql"), pass);
    }

    private boolean areRowsLeft() throws SQLException {
        sql.update("ANALYZE import_place");
        return sql.number(SqlFiles.read(FOLDER + "count_free_rows.sql")) > 0;
    }

    private long nameProducts() throws SQLException {
        execute("find_known_products");
        execute("find_renamed_products");
        execute("name_new_products");
        return execute("reject_long_product_ids");
    }

    private long writeOrders() throws SQLException {
        execute("create_touched");
        count("segments added", "insert_segments");
        count("categories added", "insert_categories");
        count("subcategories added", "insert_subcategories");
        count("products changed", "update_products");
        count("products added", "insert_products");
        count("customers changed", "update_customers");
        count("customers added", "insert_customers");
        ensureMonths();
        execute("postpone_shipping");
        count("orders changed", "update_orders");
        count("orders added", "insert_orders");
        count("order lines changed", "update_lines");
        written.put("order lines added", insertLines());
        return sql.update("ANALYZE import_touched");
    }

    /**
     * Without the right to make months, the rows wait in DEFAULT for the next sync, which makes
     * them.
     */
    private void ensureMonths() throws SQLException {
        if (sql.number(
                        "SELECT has_function_privilege('oltp.ensure_months(date, date)', 'EXECUTE')::integer")
                > 0) {
            sql.list(SqlFiles.read(FOLDER + "ensure_months.sql"), row -> row.getLong(1));
        }
    }

    private long insertLines() throws SQLException {
        String statement = SqlFiles.read(FOLDER + "insert_lines.sql");
        long rows = source.survey().rows();
        long inserted = 0;
        for (long from = 1; from <= rows; from += ROWS_AT_A_TIME) {
            long to = Math.min(rows, from + ROWS_AT_A_TIME - 1);
            inserted += sql.update(statement, from, to, from, to, from, to);
            run.progress(to, rows);
        }
        return inserted;
    }

    private void count(String what, String statement) throws SQLException {
        written.put(what, execute(statement));
    }

    private long execute(String statement) throws SQLException {
        return sql.update(SqlFiles.read(FOLDER + statement + ".sql"));
    }

    private Outcome outcome() throws SQLException {
        List<String> remarks = staging.remarks();
        remarks.addAll(new OrderRemarks(sql).all());
        return sql.first(
                        SqlFiles.read(FOLDER + "count_rows.sql"),
                        row ->
                                new Outcome(
                                        row.getLong("added"),
                                        row.getLong("changed"),
                                        row.getLong("unchanged"),
                                        row.getLong("rejected"),
                                        written,
                                        remarks))
                .orElseThrow();
    }
}
