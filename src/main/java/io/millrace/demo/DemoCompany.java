package io.millrace.demo;

import io.millrace.MillraceException;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An invented retailer whose four years of business fill an empty shop: the same rows on every
 * machine for the same seed and size.
 */
public final class DemoCompany {

    /** The business that the desktop's first start shows. */
    public static final long SEED = 2025;

    /**
     * How much business; everything else is in proportion to the order lines.
     *
     * @param lines order lines, from a thousand to a hundred million
     */
    public record Size(long lines) {

        /** About 99,000 rows in all. */
        public static final Size USUAL = new Size(51_290);

        private static final long LEAST = 1_000;
        private static final long MOST = 100_000_000;

        public Size {
            if (lines < LEAST || lines > MOST) {
                throw new MillraceException(
                        MillraceException.Code.USAGE,
                        "The demo company can have from 1,000 to 100,000,000 order lines.");
            }
        }

        public long orders() {
            return of(25_728);
        }

        public long customers() {
            return of(17_415);
        }

        public long returns() {
            return of(1_079);
        }

        /**
         * A big shop has more products, but not in proportion: 16 times the lines, twice as many.
         */
        public int products() {
            double usual = 3_788;
            double ratio = lines / 51_290.0;
            return (int)
                    Math.round(ratio < 1 ? usual * ratio : usual * StrictMath.pow(ratio, 0.25));
        }

        private long of(long usual) {
            return Math.max(1, (usual * lines + 51_290 / 2) / 51_290);
        }
    }

    private final long seed;
    private final Size size;

    public DemoCompany(long seed, Size size) {
        this.seed = seed;
        this.size = size;
    }

    /**
     * Fills an empty shop in one transaction.
     *
     * @param oltp a connection that owns the eight tables; its transaction mode is put back
     * @throws MillraceException if the shop holds any row, if the run is cancelled, or if the
     *     server refuses; then nothing was changed
     */
    public DemoReport load(Connection oltp, Run run) {
        DemoReport report = inOneTransaction(oltp, run, false);
        gatherStatistics(oltp, run);
        return report;
    }

    /** The same, emptying the eight tables first, in the same transaction. */
    public DemoReport replace(Connection oltp, Run run) {
        DemoReport report = inOneTransaction(oltp, run, true);
        gatherStatistics(oltp, run);
        return report;
    }

    private DemoReport inOneTransaction(Connection oltp, Run run, boolean empty) {
        try {
            boolean autoCommit = oltp.getAutoCommit();
            oltp.setAutoCommit(false);
            try {
                DemoReport report = fill(oltp, new Sql(oltp, run), run, empty);
                oltp.commit();
                return report;
            } finally {
                restore(oltp, autoCommit);
            }
        } catch (SQLException cause) {
            run.check();
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The demo company could not be loaded; nothing was changed.",
                    cause);
        }
    }

    private static void restore(Connection oltp, boolean autoCommit) throws SQLException {
        oltp.rollback();
        oltp.setAutoCommit(autoCommit);
    }

    private DemoReport fill(Connection oltp, Sql sql, Run run, boolean empty) throws SQLException {
        // One record in the audit, not one for each row.
        sql.list("SELECT audit.pause()", _ -> true);
        run.stage("Months", () -> prepare(sql, run, empty));
        DemoData data = new DemoData(seed, size);
        Map<DemoTable, Long> loaded = new EnumMap<>(DemoTable.class);
        for (DemoTable table : DemoTable.values()) {
            loaded.put(
                    table, run.stage(table.words(), () -> DemoCopy.load(oltp, run, table, data)));
        }
        sql.number(SqlFiles.read("postgresql/demo/move_identities.sql"));
        DemoReport report = report(loaded);
        sql.list(
                "SELECT audit.note(?, NULL, jsonb_build_object('rows', ?, 'replaced', ?))",
                _ -> true,
                "demo company loaded",
                report.rows(),
                empty);
        return report;
    }

    private static long prepare(Sql sql, Run run, boolean empty) throws SQLException {
        if (empty) {
            sql.update(SqlFiles.read("postgresql/demo/empty_shop.sql"));
        } else {
            sql.update(SqlFiles.read("postgresql/demo/lock_shop.sql"));
            refuseIfFilled(sql);
        }
        long made = sql.number("SELECT oltp.ensure_months(?, ?)", Pace.FIRST_DAY, Pace.LAST_DAY);
        run.progress(made, made);
        return made;
    }

    private static void refuseIfFilled(Sql sql) throws SQLException {
        List<String> filled =
                sql.list(
                        SqlFiles.read("postgresql/demo/filled_tables.sql"),
                        row -> row.getString(1));
        if (!filled.isEmpty()) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    "The shop is not empty (there are rows in %s); only a reset replaces them by the demo company."
                            .formatted(String.join(", ", filled)));
        }
    }

    private static void gatherStatistics(Connection oltp, Run run) {
        try {
            run.stage(
                    "Statistics",
                    () -> new Sql(oltp, run).update(SqlFiles.read("postgresql/demo/analyze.sql")));
        } catch (SQLException cause) {
            run.check();
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The demo company is loaded, but PostgreSQL could not gather statistics on it.",
                    cause);
        }
    }

    private static DemoReport report(Map<DemoTable, Long> loaded) {
        return new DemoReport(
                loaded.getOrDefault(DemoTable.SEGMENT, 0L),
                loaded.getOrDefault(DemoTable.CATEGORY, 0L),
                loaded.getOrDefault(DemoTable.SUBCATEGORY, 0L),
                loaded.getOrDefault(DemoTable.PRODUCT, 0L),
                loaded.getOrDefault(DemoTable.CUSTOMER, 0L),
                loaded.getOrDefault(DemoTable.SALES_ORDER, 0L),
                loaded.getOrDefault(DemoTable.ORDER_LINE, 0L),
                loaded.getOrDefault(DemoTable.ORDER_RETURN, 0L));
    }
}
