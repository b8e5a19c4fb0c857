package io.millrace.warehouse;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** The first and the last day on which there are sales. */
public record Extent(LocalDate first, LocalDate last) {

    private record Months(int first, int last) {}

    /** Of what the account may see of the warehouse; nothing where there are no sales. */
    public static Optional<Extent> read(Sql sql) throws SQLException {
        Months months =
                sql.first(
                                statement("months_with_sales"),
                                row -> new Months(row.getInt(1), row.getInt(2)))
                        .orElseThrow();
        return months.last == 0
                ? Optional.empty()
                : Optional.of(
                        new Extent(
                                dayWithSales(sql, "first_day", months.first),
                                dayWithSales(sql, "last_day", months.last)));
    }

    private static LocalDate dayWithSales(Sql sql, String which, int month) throws SQLException {
        return sql.first(
                        statement("days_with_sales"),
                        row -> Period.day(row.getInt(which)),
                        month * 100,
                        month * 100 + 99)
                .orElseThrow();
    }

    private static String statement(String name) {
        return SqlFiles.read("mysql/report/" + name + ".sql");
    }

    /** Whether all of the period's sales are those of whole months. */
    public boolean holdsWholeMonths(Period period) {
        return new Period(
                        period.from().isAfter(first)
                                ? period.from()
                                : period.from().withDayOfMonth(1),
                        period.to().isBefore(last)
                                ? period.to()
                                : YearMonth.from(period.to()).atEndOfMonth())
                .isWholeMonths();
    }

    /**
     * Whether there is data for the whole period. It may begin a few days before the first sale,
     * since a shop is closed now and then, but not in a month before it.
     */
    public boolean reachesBackTo(Period period) {
        return !YearMonth.from(period.from()).isBefore(YearMonth.from(first));
    }
}
