package io.millrace.warehouse;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** The days of the warehouse, one after the other without a hole. */
public final class Calendar {

    private record Span(LocalDate first, LocalDate last) {
        static Span map(ResultSet row) throws SQLException {
            return new Span(day(row.getInt(1)), day(row.getInt(2)));
        }

        private static LocalDate day(int key) {
            return LocalDate.of(key / 10_000, key / 100 % 100, key % 100);
        }
    }

    private final Sql sql;

    public Calendar(Sql sql) {
        this.sql = sql;
    }

    /** Lets the calendar reach from the first day to the last; it never shrinks. */
    public void cover(LocalDate first, LocalDate last) throws SQLException {
        sql.update(
                SqlFiles.read("mysql/partition/fill_calendar.sql"),
                first.toString(),
                first.toString(),
                last.toString(),
                first.toString());
    }

    /** Lets the calendar hold each day of the staged sales and returns. */
    public void coverStaged() throws SQLException {
        cover("mysql/partition/staged_days.sql");
    }

    /** Lets the calendar hold each day of all sales and returns. */
    public void coverLoaded() throws SQLException {
        cover("mysql/partition/loaded_days.sql");
    }

    private void cover(String days) throws SQLException {
        for (Span span : sql.list(SqlFiles.read(days), Span::map)) {
            cover(span.first, span.last);
        }
    }
}
