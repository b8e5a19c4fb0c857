package io.millrace.warehouse;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The monthly partitions of the warehouse's two fact tables, and the days of its calendar. */
public final class MonthPartitions {

    /** The tables with a partition for each month of the order date. */
    public static final List<String> TABLES = List.of("fact_sales", "fact_return");

    private static final Pattern NAME = Pattern.compile("p([0-9]{4})([0-9]{2})");
    private static final String BEFORE = "p_before";
    private static final String AFTER = "p_after";

    private final Sql sql;

    /**
     * Works on the schema of the connection.
     *
     * @param sql in autocommit, since the server commits each change of a partition at once
     */
    public MonthPartitions(Sql sql) {
        this.sql = sql;
    }

    /** The months that have a partition of their own. */
    public SortedSet<YearMonth> existing(String table) throws SQLException {
        SortedSet<YearMonth> months = new TreeSet<>();
        for (String name :
                sql.list(
                        SqlFiles.read("mysql/partition/names.sql"),
                        row -> row.getString(1),
                        table)) {
            Matcher month = NAME.matcher(name);
            if (month.matches()) {
                months.add(
                        YearMonth.of(
                                Integer.parseInt(month.group(1)),
                                Integer.parseInt(month.group(2))));
            }
        }
        return months;
    }

    /**
     * Makes the partitions of the wanted months, closes the gap between them and the months that
     * exist, and fills the calendar for their years. Costs one look where nothing is missing.
     *
     * @return how many partitions were made
     */
    public int ensure(SortedSet<YearMonth> wanted) throws SQLException {
        if (wanted.isEmpty()) {
            return 0;
        }
        int made = 0;
        for (String table : TABLES) {
            made += ensure(table, wanted);
        }
        if (made > 0) {
            fillCalendar(wanted);
        }
        return made;
    }

    /** Drops a month's partition with all its rows. */
    public void drop(String table, YearMonth month) throws SQLException {
        sql.update("ALTER TABLE " + table + " DROP PARTITION " + name(month));
    }

    private int ensure(String table, SortedSet<YearMonth> wanted) throws SQLException {
        SortedSet<YearMonth> existing = existing(table);
        if (existing.containsAll(wanted)) {
            return 0;
        }
        if (existing.isEmpty()) {
            SortedSet<YearMonth> all = range(wanted.first(), wanted.last());
            reorganize(table, BEFORE + ", " + AFTER, all, true, true);
            return all.size();
        }
        int made = 0;
        if (wanted.first().isBefore(existing.first())) {
            SortedSet<YearMonth> earlier = range(wanted.first(), existing.first().minusMonths(1));
            reorganize(table, BEFORE, earlier, true, false);
            made += earlier.size();
        }
        if (wanted.last().isAfter(existing.last())) {
            SortedSet<YearMonth> later = range(existing.last().plusMonths(1), wanted.last());
            reorganize(table, AFTER, later, false, true);
            made += later.size();
        }
        return made + reopen(table, wanted, existing);
    }

    /** A month within the range that has no partition was dropped; the next one covers its days. */
    private int reopen(String table, SortedSet<YearMonth> wanted, SortedSet<YearMonth> existing)
            throws SQLException {
        TreeMap<YearMonth, SortedSet<YearMonth>> missing = new TreeMap<>();
        for (YearMonth month : wanted) {
            if (!existing.contains(month)
                    && month.isAfter(existing.first())
                    && month.isBefore(existing.last())) {
                YearMonth covering = existing.tailSet(month).first();
                missing.computeIfAbsent(covering, _ -> new TreeSet<>()).add(month);
            }
        }
        int made = 0;
        for (var entry : missing.entrySet()) {
            SortedSet<YearMonth> pieces = range(entry.getValue().first(), entry.getKey());
            reorganize(table, name(entry.getKey()), pieces, false, false);
            made += pieces.size() - 1;
        }
        return made;
    }

    /** Splits the named partitions into months; their rows move along. */
    private void reorganize(
            String table,
            String partitions,
            SortedSet<YearMonth> months,
            boolean before,
            boolean after)
            throws SQLException {
        List<String> pieces = new ArrayList<>();
        if (before) {
            pieces.add(
                    "PARTITION " + BEFORE + " VALUES LESS THAN (" + firstDay(months.first()) + ")");
        }
        for (YearMonth month : months) {
            pieces.add(
                    "PARTITION %s VALUES LESS THAN (%d)"
                            .formatted(name(month), firstDay(month.plusMonths(1))));
        }
        if (after) {
            pieces.add("PARTITION " + AFTER + " VALUES LESS THAN MAXVALUE");
        }
        sql.update(
                "ALTER TABLE "
                        + table
                        + " REORGANIZE PARTITION "
                        + partitions
                        + " INTO ("
                        + String.join(", ", pieces)
                        + ")");
    }

    private void fillCalendar(SortedSet<YearMonth> months) throws SQLException {
        String from = months.first().getYear() + "-01-01";
        // A late shipment or return may fall into the year after the last order.
        String to = (months.last().getYear() + 1) + "-12-31";
        sql.update(SqlFiles.read("mysql/partition/fill_calendar.sql"), from, from, to, from);
    }

    private static SortedSet<YearMonth> range(YearMonth first, YearMonth last) {
        SortedSet<YearMonth> months = new TreeSet<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private static String name(YearMonth month) {
        return "p%04d%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private static int firstDay(YearMonth month) {
        return month.getYear() * 10_000 + month.getMonthValue() * 100 + 1;
    }
}
