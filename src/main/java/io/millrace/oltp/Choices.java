package io.millrace.oltp;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.oltp.EntryChoices.Area;
import io.millrace.oltp.EntryChoices.Family;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what there is to choose from. */
final class Choices {

    private static final String FOLDER = "postgresql/catalog/";

    private Choices() {}

    static EntryChoices read(Sql sql) throws SQLException {
        Vocabulary vocabulary = Vocabulary.read(sql);
        return new EntryChoices(
                vocabulary.words("order priority"),
                vocabulary.words("ship mode"),
                daysToShip(sql),
                vocabulary.words("return status"),
                texts(sql, SqlFiles.read(FOLDER + "list_reasons.sql")),
                texts(sql, "SELECT segment_name FROM oltp.segment ORDER BY segment_name"),
                sql.list(
                        SqlFiles.read(FOLDER + "list_families.sql"),
                        row ->
                                new Family(
                                        row.getString("category_name"),
                                        row.getString("subcategory_name"))),
                sql.list(SqlFiles.read(FOLDER + "list_regions.sql"), Choices::area));
    }

    static Area area(ResultSet row) throws SQLException {
        return new Area(row.getString("region"), row.getString("market"));
    }

    private static List<String> texts(Sql sql, String query) throws SQLException {
        return sql.list(query, row -> row.getString(1));
    }

    private static Map<String, Integer> daysToShip(Sql sql) throws SQLException {
        Map<String, Integer> days = new HashMap<>();
        sql.list(
                SqlFiles.read(FOLDER + "list_days_to_ship.sql"),
                row -> days.put(row.getString("ship_mode"), row.getInt("days")));
        return days;
    }
}
