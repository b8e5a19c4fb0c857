package io.millrace.warehouse;

import static java.util.stream.Collectors.joining;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The monthly partitions of the warehouse's two fact tables, and the days of its calendar. */
public final class MonthPartitions {

    /** The tables with a partition for each month of the order date. */
    public static final List<String> TABLES = List.of("fact_sales", "fact_return");

    /**
     * What one partition holds.
     *
     * @param month whose partition it is; empty for the ones before and after all months
     * @param rows counted, or the server's estimate
     * @param bytes of data and indexes
     */
    public record Size(String name, Optional<YearMonth> month, long rows, long bytes) {}

    /**
     * One partition: its rows are below the bound and not below that of the partition before it. So
     * a month whose partition was dropped lies in the next one.
     */
    private record Piece(String name, long bound) {

        String definition() {
            return "PARTITION %s VALUES LESS THAN %s"
                    .formatted(name, bound == Long.MAX_VALUE ? ENDLESS : "(" + bound + ")");
        }

        static Piece of(YearMonth month) {
            return new Piece(MonthPartitions.name(month), firstDay(month.plusMonths(1)));
        }
    }

    private static final Pattern NAME = Pattern.compile("p([0-9]{4})([0-9]{2})");
    private static final String BEFORE = "p_before";
    private static final String AFTER = "p_after";
    private static final String ENDLESS = "MAXVALUE";
    private static final Piece END = new Piece(AFTER, Long.MAX_VALUE);

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
        return months(pieces(table));
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

    /**
     * Drops a month's partition unless a row is in it. The table is locked from the count to the
     * end, so that nothing can come in between.
     *
     * @return whether it was dropped; a month without a partition of its own is not
     */
    public boolean dropEmpty(String table, YearMonth month) throws SQLException {
        if (!existing(table).contains(month)) {
            return false;
        }
        sql.update("LOCK TABLES " + table + " WRITE");
        try {
            if (sql.number("SELECT COUNT(*) FROM " + partition(table, name(month))) > 0) {
                return false;
            }
            sql.update("ALTER TABLE " + table + " DROP PARTITION " + name(month));
            return true;
        } finally {
            // Also after a cancel, with which everything of that run stops.
            new Sql(sql.connection(), new Run()).update("UNLOCK TABLES");
        }
    }

    /**
     * All partitions of a table in order.
     *
     * @param exact whether rows are counted, at the cost of an index of the table
     */
    public List<Size> sizes(String table, boolean exact) throws SQLException {
        List<Size> estimates =
                sql.list(
                        SqlFiles.read("mysql/partition/sizes.sql"),
                        row ->
                                new Size(
                                        row.getString(1),
                                        month(row.getString(1)),
                                        row.getLong(2),
                                        row.getLong(3)),
                        table);
        if (!exact) {
            return estimates;
        }
        Map<String, Long> counts = count(table, estimates);
        return estimates.stream()
                .map(size ->
                        new Size(
                                size.name(),
                                size.month(),
                                counts.getOrDefault(size.name(), 0L),
                                size.bytes()))
                .toList();
    }

    private Map<String, Long> count(String table, List<Size> partitions) throws SQLException {
        String query =
                partitions.stream()
                        .map(Size::name)
                        .map(name ->
                                "SELECT '%s', COUNT(*) FROM %s"
                                        .formatted(name, partition(table, name)))
                        .collect(joining(" UNION ALL "));
        Map<String, Long> counts = new HashMap<>();
        sql.list(query, row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    private int ensure(String table, SortedSet<YearMonth> wanted) throws SQLException {
        List<Piece> pieces = pieces(table);
        SortedSet<YearMonth> existing = months(pieces);
        SortedSet<YearMonth> missing = new TreeSet<>(wanted);
        missing.removeAll(existing);
        if (missing.isEmpty()) {
            return 0;
        }
        if (existing.isEmpty()) {
            SortedSet<YearMonth> all = range(missing.first(), missing.last());
            return reorganize(table, pieces, join(List.of(before(all.first())), all, List.of(END)));
        }
        int made = 0;
        long floor = 0;
        for (Piece piece : pieces) {
            SortedSet<YearMonth> inside = between(missing, floor, piece.bound());
            if (!inside.isEmpty()) {
                made += reorganize(table, List.of(piece), split(piece, floor, inside));
            }
            floor = piece.bound();
        }
        return made;
    }

    /** What becomes of a partition that months are cut out of. */
    private static List<Piece> split(Piece piece, long floor, SortedSet<YearMonth> inside) {
        if (piece.name().equals(BEFORE)) {
            YearMonth last = monthOf(piece.bound()).minusMonths(1);
            return join(List.of(before(inside.first())), range(inside.first(), last), List.of());
        }
        if (piece.equals(END)) {
            return join(List.of(), range(monthOf(floor), inside.last()), List.of(END));
        }
        return join(List.of(), inside, List.of(piece));
    }

    private static List<Piece> join(
            List<Piece> head, SortedSet<YearMonth> months, List<Piece> tail) {
        List<Piece> pieces = new ArrayList<>(head);
        months.forEach(month -> pieces.add(Piece.of(month)));
        pieces.addAll(tail);
        return pieces;
    }

    private static Piece before(YearMonth month) {
        return new Piece(BEFORE, firstDay(month));
    }

    /** Splits partitions; their rows move along. Gives how many months came of it. */
    private int reorganize(String table, List<Piece> from, List<Piece> into) throws SQLException {
        sql.update(
                "ALTER TABLE %s REORGANIZE PARTITION %s INTO (%s)"
                        .formatted(
                                table,
                                from.stream().map(Piece::name).collect(joining(", ")),
                                into.stream().map(Piece::definition).collect(joining(", "))));
        return into.size() - from.size();
    }

    private void fillCalendar(SortedSet<YearMonth> months) throws SQLException {
        // A late shipment or return may fall into the year after the last order.
        new Calendar(sql)
                .cover(
                        months.first().withMonth(1).atDay(1),
                        months.last().plusYears(1).withMonth(12).atEndOfMonth());
    }

    private List<Piece> pieces(String table) throws SQLException {
        return sql.list(
                SqlFiles.read("mysql/partition/bounds.sql"),
                row -> new Piece(row.getString(1), bound(row.getString(2))),
                table);
    }

    private static long bound(String description) {
        return description.equals(ENDLESS) ? Long.MAX_VALUE : Long.parseLong(description);
    }

    private static SortedSet<YearMonth> months(List<Piece> pieces) {
        TreeSet<YearMonth> months = new TreeSet<>();
        pieces.forEach(piece -> month(piece.name()).ifPresent(months::add));
        return months;
    }

    private static SortedSet<YearMonth> between(
            SortedSet<YearMonth> months, long floor, long bound) {
        TreeSet<YearMonth> inside = new TreeSet<>();
        months.stream()
                .filter(month -> firstDay(month) >= floor && firstDay(month) < bound)
                .forEach(inside::add);
        return inside;
    }

    private static SortedSet<YearMonth> range(YearMonth first, YearMonth last) {
        SortedSet<YearMonth> months = new TreeSet<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private static String partition(String table, String name) {
        return table + " PARTITION (" + name + ")";
    }

    private static String name(YearMonth month) {
        return "p%04d%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private static Optional<YearMonth> month(String name) {
        Matcher month = NAME.matcher(name);
        return month.matches()
                ? Optional.of(
                        YearMonth.of(
                                Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2))))
                : Optional.empty();
    }

    private static YearMonth monthOf(long firstDay) {
        return YearMonth.of((int) (firstDay / 10_000), (int) (firstDay / 100 % 100));
    }

    private static long firstDay(YearMonth month) {
        return month.getYear() * 10_000L + month.getMonthValue() * 100L + 1;
    }
}
