package io.millrace.etl;

import com.mysql.cj.jdbc.JdbcStatement;
import io.millrace.db.Databases;
import io.millrace.db.SqlFiles;
import io.millrace.db.TestServers;
import io.millrace.demo.DemoCompany;
import io.millrace.work.Run;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * How long a sync takes beside the raw pipe (COPY of the joined fact rows into LOAD DATA of a bare
 * table, one thread), at 51 thousand and at one million order lines:
 *
 * <pre>mvn test -Dtest=SyncBench -Dtest.excluded= -Dtest.heap=512m -Dmillrace.test.disk=true</pre>
 *
 * {@code -Dmillrace.bench.lines=51290} measures one size alone, {@code -Dmillrace.bench.runs=5}
 * says how often. Prints medians and ratios of one run.
 */
@Tag("bench")
class SyncBench {

    private static final int RUNS = Integer.getInteger("millrace.bench.runs", 5);

    /** What is timed; returns what to say about it. */
    @FunctionalInterface
    private interface Timed {
        String run() throws Exception;
    }

    private record Row(String name, long lines, double seconds, String stages) {}

    private final List<Row> rows = new ArrayList<>();

    @Test
    void medians() throws Exception {
        long only = Long.getLong("millrace.bench.lines", 0);
        for (long lines : only > 0 ? new long[] {only} : new long[] {51_290, 1_000_000}) {
            measure(lines);
        }
        print();
    }

    private void measure(long lines) throws Exception {
        try (Databases shop = TestServers.migrated()) {
            try (Connection oltp = shop.oltp().connect()) {
                new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(lines))
                        .load(oltp, new Run());
            }
            median("raw pipe", lines, () -> rawPipe(shop));
            firstSyncs(shop, lines);
            try (SyncCycle cycle = new SyncCycle(shop)) {
                cycle.sync(SyncRequest.incremental(2, "bench"), new Run());
                incremental(shop, cycle, 200, lines);
                incremental(shop, cycle, 1_000, lines);
                median("idle sync", lines, () -> sync(cycle));
            }
        }
    }

    private void incremental(Databases shop, SyncCycle cycle, int changed, long lines)
            throws Exception {
        change(shop, changed);
        sync(cycle);
        double[] seconds = new double[RUNS];
        String stages = "";
        for (int i = 0; i < RUNS; i++) {
            change(shop, changed);
            long start = System.nanoTime();
            stages = sync(cycle);
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        add("%,d changed lines".formatted(changed), lines, seconds, stages);
    }

    /** Lines all over the four years: the hardest case for whatever works by month. */
    private static void change(Databases shop, int lines) throws Exception {
        try (Connection oltp = shop.oltp().connect();
                Statement statement = oltp.createStatement()) {
            int changed =
                    statement.executeUpdate(
                            """
                            UPDATE oltp.order_line SET quantity = quantity + 1
                             WHERE (order_id, line_no, order_date) IN
                                   (SELECT order_id, line_no, order_date FROM oltp.order_line
                                     ORDER BY random() LIMIT %d)\
                            """
                                    .formatted(lines));
            if (changed != lines) {
                throw new IllegalStateException(changed + " lines were changed");
            }
        }
    }

    /** Each into a warehouse of its own; the first warms the process up and does not count. */
    private void firstSyncs(Databases shop, long lines) throws Exception {
        double[] seconds = new double[RUNS];
        String stages = "";
        for (int i = -1; i < RUNS; i++) {
            try (Databases empty = TestServers.beside(shop);
                    SyncCycle cycle = new SyncCycle(empty)) {
                long start = System.nanoTime();
                stages = sync(cycle);
                if (i >= 0) {
                    seconds[i] = (System.nanoTime() - start) / 1e9;
                }
            }
        }
        add("first sync", lines, seconds, stages);
    }

    private static String sync(SyncCycle cycle) {
        SyncReport report = cycle.sync(SyncRequest.incremental(2, "bench"), new Run());
        if (!report.reconciliation().isEqual()) {
            throw new IllegalStateException("Not reconciled");
        }
        StringBuilder text = new StringBuilder();
        report.stages()
                .forEach(stage ->
                        text.append(
                                "%s %d ms, ".formatted(stage.name(), stage.elapsed().toMillis())));
        return text.toString();
    }

    private static String rawPipe(Databases shop) throws Exception {
        try (Connection oltp = shop.connectExtractor();
                Connection warehouse = shop.connectLoader();
                Statement statement = warehouse.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_raw");
            statement.execute("CREATE TABLE bench_raw AS SELECT * FROM stage_sale WHERE FALSE");
            try (InputStream copy =
                    new PGCopyInputStream(
                            oltp.unwrap(PGConnection.class),
                            "COPY ("
                                    + SqlFiles.read("postgresql/extract/all/sales.sql")
                                    + ") TO STDOUT")) {
                statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(copy);
                statement.execute(
                        "LOAD DATA LOCAL INFILE 'raw' INTO TABLE bench_raw CHARACTER SET utf8mb4");
            }
            statement.execute("DROP TABLE bench_raw");
        }
        return "";
    }

    private void median(String name, long lines, Timed timed) throws Exception {
        double[] seconds = new double[RUNS];
        String stages = "";
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            stages = timed.run();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        add(name, lines, seconds, stages);
    }

    private void add(String name, long lines, double[] seconds, String stages) {
        Arrays.sort(seconds);
        rows.add(new Row(name, lines, seconds[RUNS / 2], stages));
        print(rows.getLast());
    }

    private void print() {
        rows.forEach(this::print);
    }

    private void print(Row row) {
        double raw =
                rows.stream()
                        .filter(other -> other.lines() == row.lines())
                        .findFirst()
                        .orElseThrow()
                        .seconds();
        System.err.println(
                String.format(
                        Locale.ROOT,
                        "%,10d lines  %-20s %8.3f s  %6.2f x raw  %s",
                        row.lines(),
                        row.name(),
                        row.seconds(),
                        row.seconds() / raw,
                        row.stages()));
    }
}
