package io.millrace.warehouse;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** A column of the warehouse as the server describes it. */
record TableColumn(ColumnName name, String type, boolean nullable) {

    private static final Set<String> TEXTS =
            Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "json", "enum");

    private static final Set<String> WHOLE =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    /** All columns of the connection's schema, table by table in their order. */
    static List<TableColumn> of(Sql sql) throws SQLException {
        return sql.list(SqlFiles.read("mysql/mart/columns.sql"), TableColumn::map);
    }

    private static TableColumn map(ResultSet row) throws SQLException {
        return new TableColumn(
                new ColumnName(row.getString("table_name"), row.getString("column_name")),
                row.getString("data_type"),
                row.getBoolean("is_nullable"));
    }

    boolean isText() {
        return TEXTS.contains(type);
    }

    /** Nothing, of the column's type; a text that is never NULL stays so for those who read it. */
    String nothing() {
        if (isText()) {
            return nullable ? "CAST(NULL AS CHAR)" : "''";
        }
        if (WHOLE.contains(type)) {
            return "CAST(NULL AS SIGNED)";
        }
        return switch (type) {
            case "decimal" -> "CAST(NULL AS DECIMAL(30, 4))";
            case "date" -> "CAST(NULL AS DATE)";
            case "datetime", "timestamp" -> "CAST(NULL AS DATETIME)";
            default -> "NULL";
        };
    }
}
