package io.millrace.etl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.cdc.Scope;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Where rows wait that failed a check. Every sync looks at all of them again. */
final class Quarantine {

    /** The widest texts of the tables. */
    private static final int REASON = 1000;

    private static final int KEY = 400;

    private final Sql sql;

    Quarantine(Sql sql) {
        this.sql = sql;
    }

    boolean isEmpty() throws SQLException {
        return sql.number("SELECT EXISTS (SELECT 1 FROM etl_quarantine)") == 0;
    }

    /** What changed since a snapshot, and what waits here. */
    Scope scope(String since, SortedSet<YearMonth> months) throws SQLException {
        return new Scope(
                Optional.of(since), ids("order_id"), ids("product_id"), ids("customer_id"), months);
    }

    /** Notes offences of this run, so that what is staged of them can be held back. */
    void stage(Collection<Offence> offences) throws SQLException {
        if (offences.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                sql.connection()
                        .prepareStatement(SqlFiles.read("mysql/quarantine/stage_offence.sql"))) {
            for (Offence offence : offences) {
                insert.setString(1, offence.table());
                insert.setString(2, cut(offence.rowKey(), KEY));
                insert.setString(3, offence.check());
                insert.setString(4, cut(offence.reason(), REASON));
                insert.setObject(5, offence.orderId());
                insert.setObject(6, offence.orderDateKey());
                insert.setObject(7, offence.lineNumber());
                insert.setObject(8, offence.returnId());
                insert.setObject(9, offence.productId());
                insert.setObject(10, offence.customerId());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Adds staged sales and returns whose customer or product waits here. */
    long stageOrphans() throws SQLException {
        return sql.update(SqlFiles.read("mysql/check/orphan_lines.sql"))
                + sql.update(SqlFiles.read("mysql/check/orphan_returns.sql"));
    }

    /** Lets go what passes now and keeps what does not. Returns how many rows wait. */
    long settle(long runId) throws SQLException {
        sql.update(SqlFiles.read("mysql/quarantine/release.sql"));
        sql.update(SqlFiles.read("mysql/quarantine/keep.sql"), runId, runId);
        return sql.number("SELECT COUNT(*) FROM etl_quarantine");
    }

    /** As {@code cdc.held} in PostgreSQL reads it. */
    static String held(List<Offence> offences) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        offences.forEach(offence -> array.add(offence.held()));
        return array.toString();
    }

    private List<String> ids(String column) throws SQLException {
        return sql.list(
                "SELECT DISTINCT %s FROM etl_quarantine WHERE %s IS NOT NULL"
                        .formatted(column, column),
                row -> row.getString(1));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
