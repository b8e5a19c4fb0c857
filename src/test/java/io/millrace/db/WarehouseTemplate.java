package io.millrace.db;

import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What makes another warehouse like one that was migrated, in a fraction of the time. */
record WarehouseTemplate(List<String> statements) {

    private static final String TABLES =
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY 1";

    /** What the texts of routines that name none are compared by. */
    private static final String COLLATION =
            "SELECT default_collation_name FROM information_schema.schemata WHERE schema_name = DATABASE()";

    private static final String ROUTINES =
            "SELECT CONCAT(routine_type, ' ', routine_name) FROM information_schema.routines WHERE routine_schema = DATABASE() ORDER BY 1";

    private static final String VIEWS =
            "SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE() ORDER BY 1";

    /** Towards the shop, which knows each warehouse that follows it by this. */
    private static final List<String> NAME_OF_ITS_OWN =
            List.of(
                    "UPDATE etl_fence SET warehouse_id = UUID()",
                    "UPDATE audit_chain SET chain_id = (SELECT warehouse_id FROM etl_fence)");

    /** Reads the structure of a warehouse and where its rows are; it must stay as it is. */
    static WarehouseTemplate of(Connection warehouse) throws SQLException {
        Sql sql = new Sql(warehouse, new Run());
        String schema = warehouse.getCatalog();
        List<String> statements = new ArrayList<>(List.of("SET foreign_key_checks = 0"));
        statements.add("ALTER DATABASE COLLATE " + names(sql, COLLATION).getFirst());
        for (String table : names(sql, TABLES)) {
            statements.add(text(sql, "SHOW CREATE TABLE " + table, 2));
            if (sql.number("SELECT COUNT(*) FROM " + table) > 0) {
                statements.add("INSERT INTO %s SELECT * FROM %s.%1$s".formatted(table, schema));
            }
        }
        for (String routine : names(sql, ROUTINES)) {
            statements.add(text(sql, "SHOW CREATE " + routine, 3));
        }
        for (String view : names(sql, VIEWS)) {
            statements.add(
                    text(sql, "SHOW CREATE VIEW " + view, 2).replace("`" + schema + "`.", ""));
        }
        statements.addAll(NAME_OF_ITS_OWN);
        return new WarehouseTemplate(statements);
    }

    private static List<String> names(Sql sql, String query) throws SQLException {
        return sql.list(query, row -> row.getString(1));
    }

    private static String text(Sql sql, String query, int column) throws SQLException {
        return sql.list(query, row -> row.getString(column)).getFirst();
    }

    /** Fills an empty schema. */
    void copyTo(Connection empty) throws SQLException {
        try (Statement statement = empty.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
