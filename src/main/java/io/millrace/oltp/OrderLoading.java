package io.millrace.oltp;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.oltp.csv.Column;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The load of a file of orders. */
final class OrderLoading implements Loading {

    private static final String FOLDER = "postgresql/import/orders/";
    private static final int MATCHING_PASSES = 5;

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
                () -> staging.fill(FOLDER, (cells, rows) -> write(cells, rows, vocabulary)));
        run.stage("Check the orders", this::check);
        run.stage("Write the orders", this::writeOrders);
        return outcome();
    }

    @Override
    public String rejectsQuery() {
        return SqlFiles.read(FOLDER + "list_rejects.sql");
    }

    private void write(Cells cells, CopyRows rows, Vocabulary vocabulary) {
        @Nullable LocalDate ordered = cells.date(Column.ORDER_DATE);
        @Nullable LocalDate shipped = cells.date(Column.SHIP_DATE);
        if (ordered != null && shipped != null && shipped.isBefore(ordered)) {
            cells.fault(
                    Column.SHIP_DATE,
                    "This is before the day of the order, %s.".formatted(ordered));
        }
        rows.value(cells.optionalText(Column.ROW_ID, 40))
                .value(cells.optionalCount(Column.ORDER_LINE))
                .value(cells.id(Column.ORDER_ID, 40))
                .value(ordered)
                .value(shipped)
                .value(required(cells, Column.SHIP_MODE, vocabulary, "ship mode"))
                .value(cells.id(Column.CUSTOMER_ID, 40))
                .value(cells.text(Column.CUSTOMER_NAME, 160))
                .value(cells.text(Column.SEGMENT, 60))
                .value(cells.text(Column.CITY, 100))
                .value(cells.text(Column.STATE, 80))
                .value(cells.text(Column.COUNTRY, 80))
                .value(postalCode(cells))
                .value(cells.optionalText(Column.MARKET, 60))
                .value(cells.text(Column.REGION, 60))
                .value(cells.id(Column.PRODUCT_ID, 40))
                .value(cells.text(Column.CATEGORY, 80))
                .value(cells.text(Column.SUB_CATEGORY, 80))
                .value(cells.text(Column.PRODUCT_NAME, 250));
        BigDecimal sales = cells.money(Column.SALES);
        rows.value(sales)
                .value(cells.count(Column.QUANTITY))
                .value(cells.fraction(Column.DISCOUNT))
                .value(cells.money(Column.PROFIT))
                .value(cells.optionalMoney(Column.SHIPPING_COST))
                .value(cells.word(Column.ORDER_PRIORITY, vocabulary, "order priority"));
    }

    private static @Nullable String required(
            Cells cells, Column column, Vocabulary vocabulary, String kind) {
        return cells.text(column, 40) == null ? null : cells.word(column, vocabulary, kind);
    }

    /** A column that is there but blank says that the place has none. */
    private @Nullable String postalCode(Cells cells) {
        String code = cells.optionalText(Column.POSTAL_CODE, 20);
        return code == null && source.columns().has(Column.POSTAL_CODE) ? "" : code;
    }

    /** Rejects what only the rows together show to be wrong, and finds out what is new. */
    private long check() throws SQLException {
        sql.list(SqlFiles.read("postgresql/import/lock.sql"), row -> true);
        execute("reject_twins");
        execute("reject_doubled_line_numbers");
        execute("gather_orders");
        execute("reject_disagreements");
        execute("drop_disagreeing_orders");
        execute("gather_products");
        execute("gather_product_names");
        execute("gather_families");
        execute("gather_lines");
        sql.update(
                "ANALYZE import_row, import_order, import_product, import_product_name, import_family, import_line");
        findLines();
        execute("reject_redated");
        nameProducts();
        execute("gather_customers");
        execute("drop_left_out");
        return execute("drop_left_out_products");
    }

    private void findLines() throws SQLException {
        execute("create_places");
        if (execute("gather_stored_lines") > 0) {
            sql.update("ANALYZE import_stored");
            for (int pass = 0; pass < MATCHING_PASSES; pass++) {
                sql.update(SqlFiles.read(FOLDER + "match_lines.sql"), pass);
                sql.update("ANALYZE import_place");
            }
            execute("match_lines_by_position");
        }
        execute("number_new_lines");
        sql.update("ANALYZE import_place");
    }

    private void nameProducts() throws SQLException {
        execute("find_known_products");
        execute("find_renamed_products");
        execute("name_new_products");
        execute("reject_long_product_ids");
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
        sql.list(SqlFiles.read(FOLDER + "ensure_months.sql"), row -> row.getLong(1));
        execute("postpone_shipping");
        count("orders changed", "update_orders");
        count("orders added", "insert_orders");
        count("order lines changed", "update_lines");
        count("order lines added", "insert_lines");
        return sql.update("ANALYZE import_touched");
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
