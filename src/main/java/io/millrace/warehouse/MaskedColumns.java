package io.millrace.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.warehouse.MaskingFinding.Sign;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps beside the marts how they show each column, for those who may not read the policy. */
final class MaskedColumns {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sql sql;

    MaskedColumns(Sql sql) {
        this.sql = sql;
    }

    /**
     * Writes what is not as it was.
     *
     * @param shown the columns of the marts
     * @param signs what speaks against showing those that the policy does not name
     */
    void keep(MaskingPolicy policy, Collection<TableColumn> shown, Map<ColumnName, Sign> signs)
            throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        for (TableColumn column : shown) {
            rows.addAll(rows(policy, column.name(), Optional.ofNullable(signs.get(column.name()))));
        }
        if (!kept().equals(Set.copyOf(rows))) {
            replace(rows);
        }
    }

    private static List<List<String>> rows(
            MaskingPolicy policy, ColumnName name, Optional<Sign> sign) {
        List<List<String>> rows = new ArrayList<>();
        for (Mart mart : Mart.values()) {
            policy.of(name, mart)
                    .or(() -> sign.map(_ -> new Masking.Hidden()))
                    .ifPresent(masking ->
                            rows.add(
                                    List.of(
                                            name.table(),
                                            name.column(),
                                            mart.role(),
                                            masking.word(),
                                            sign.map(Sign::name).orElse(""))));
        }
        return rows;
    }

    private Set<List<String>> kept() throws SQLException {
        return new HashSet<>(
                sql.list(
                        "SELECT * FROM access_masking",
                        row ->
                                List.of(
                                        row.getString("table_name"),
                                        row.getString("column_name"),
                                        row.getString("role"),
                                        row.getString("masking"),
                                        row.getString("finding"))));
    }

    private void replace(List<List<String>> rows) throws SQLException {
        Connection connection = sql.connection();
        connection.setAutoCommit(false);
        try {
            sql.update("DELETE FROM access_masking");
            sql.update(SqlFiles.read("mysql/mart/keep_masking.sql"), JSON.writeValueAsString(rows));
            connection.commit();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
