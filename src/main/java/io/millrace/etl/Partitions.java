package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.config.SyncSettings;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.warehouse.MonthPartitions;
import io.millrace.work.Run;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The months on both sides: what there is, what is coming, what is put away and brought back. */
public final class Partitions {

    /** A sync makes no partition outside these years, so that a stray date does no harm. */
    private static final YearMonth EARLIEST = YearMonth.of(1990, 1);

    private static final YearMonth LATEST = YearMonth.of(2059, 12);
    private static final Pattern MONTH = Pattern.compile(".*_([0-9]{4})_([0-9]{2})");

    /** How many partitions were made. */
    public record Made(int shop, int warehouse) {}

    private final Databases databases;
    private final SyncRequest request;
    private final int retries;

    /**
     * Works on both databases.
     *
     * @param request how the syncs run that follow an archived or restored month
     */
    public Partitions(Databases databases, SyncRequest request) {
        this(databases, request, SyncSettings.USUAL_RETRIES);
    }

    /** Tries up to {@code retries} times again at what others hold or what is away. */
    public Partitions(Databases databases, SyncRequest request, int retries) {
        this.databases = databases;
        this.request = request;
        this.retries = retries;
    }

    /**
     * Every partition of both sides, the shop's first, in order of table and time.
     *
     * @param counted whether rows are counted, which reads an index of each table; otherwise they
     *     are the servers' estimates
     */
    public List<PartitionInfo> list(boolean counted, Run run) {
        return run.stage(
                "List the partitions",
                () -> {
                    try (Connection shop = databases.oltp().connect();
                            Connection warehouse = databases.warehouse().connect()) {
                        List<PartitionInfo> all = new ArrayList<>();
                        all.addAll(ofShop(new Sql(shop, run), counted));
                        all.addAll(ofWarehouse(new Sql(warehouse, run), counted));
                        run.progress(all.size(), all.size());
                        return all;
                    } catch (SQLException failed) {
                        throw BothSides.explained("Listing the partitions", failed);
                    }
                });
    }

    /**
     * Makes the months of a range on both sides; months of it that were archived stay away. Free
     * where nothing is missing.
     *
     * @throws MillraceException with code USAGE if the range is upside down or beyond all business
     */
    public Made ensure(YearMonth first, YearMonth last, Run run) {
        if (last.isBefore(first) || first.isBefore(EARLIEST) || last.isAfter(LATEST)) {
            throw new MillraceException(
                    MillraceException.Code.USAGE,
                    "From %s to %s is no range of months between %s and %s."
                            .formatted(first, last, EARLIEST, LATEST));
        }
        BothSides sides = sides(run);
        try {
            return sides.leased(warehouse ->
                    run.stage(
                            "Make partitions",
                            () -> sides.shop(shop -> ensure(shop, warehouse, first, last))));
        } catch (SQLException | UncheckedIOException failed) {
            throw BothSides.explained("Making the partitions", failed);
        }
    }

    /**
     * Moves a month out of both databases into the file {@code millrace-orders-<month>.zip}. The
     * file is read back and compared with the shop row by row before anything goes. What a killed
     * attempt left is taken up again.
     *
     * @param folder is made if it is missing
     * @throws MillraceException with code BAD_DATA and the reason if the month cannot be put away
     *     now: rows in quarantine, sides that differ, a file with other content
     */
    public ArchiveReport archive(YearMonth month, Path folder, Run run) {
        try {
            return new MonthArchive(sides(run), month, folder, run).archive();
        } catch (SQLException | UncheckedIOException failed) {
            throw BothSides.explained("Archiving " + month, failed);
        }
    }

    /**
     * Brings an archived month back into both databases. Orders that are there already, equal, stay
     * as they are.
     *
     * @throws MillraceException with code BAD_DATA if the file is damaged, or the shop has one of
     *     its orders with another content
     */
    public RestoreReport restore(Path file, Run run) {
        try {
            return new MonthRestore(sides(run), file, run).restore();
        } catch (SQLException | UncheckedIOException failed) {
            throw BothSides.explained("Restoring " + file, failed);
        }
    }

    private BothSides sides(Run run) {
        return new BothSides(databases, request, retries, run);
    }

    private static Made ensure(Sql shop, Sql warehouse, YearMonth first, YearMonth last)
            throws SQLException {
        Date from = Date.valueOf(first.atDay(1));
        Date to = Date.valueOf(last.atDay(1));
        int made = (int) shop.number("SELECT oltp.ensure_months(?, ?)", from, to);
        TreeSet<YearMonth> months = new TreeSet<>();
        months.addAll(
                shop.list(
                        SqlFiles.read("postgresql/partition/months.sql"),
                        row -> YearMonth.from(row.getObject(1, LocalDate.class)),
                        from,
                        to));
        return new Made(made, new MonthPartitions(warehouse).ensure(months));
    }

    private static List<PartitionInfo> ofShop(Sql shop, boolean counted) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        if (counted) {
            shop.list(
                    SqlFiles.read("postgresql/partition/counts.sql"),
                    row -> counts.put(row.getString(1), row.getLong(2)));
        }
        return shop.list(
                SqlFiles.read("postgresql/partition/sizes.sql"),
                row ->
                        new PartitionInfo(
                                PartitionInfo.Side.SHOP,
                                row.getString("table_name"),
                                row.getString("partition_name"),
                                month(row.getString("partition_name")),
                                rows(row, counts, counted),
                                counted,
                                row.getLong("byte_count")));
    }

    private static long rows(ResultSet row, Map<String, Long> counts, boolean counted)
            throws SQLException {
        return counted
                ? counts.getOrDefault(row.getString("partition_name"), 0L)
                : row.getLong("row_count");
    }

    private static List<PartitionInfo> ofWarehouse(Sql warehouse, boolean counted)
            throws SQLException {
        List<PartitionInfo> all = new ArrayList<>();
        for (String table : MonthPartitions.TABLES) {
            for (MonthPartitions.Size size : new MonthPartitions(warehouse).sizes(table, counted)) {
                all.add(
                        new PartitionInfo(
                                PartitionInfo.Side.WAREHOUSE,
                                table,
                                size.name(),
                                size.month(),
                                size.rows(),
                                counted,
                                size.bytes()));
            }
        }
        return all;
    }

    private static Optional<YearMonth> month(String partition) {
        Matcher month = MONTH.matcher(partition);
        return month.matches()
                ? Optional.of(
                        YearMonth.of(
                                Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2))))
                : Optional.empty();
    }
}
