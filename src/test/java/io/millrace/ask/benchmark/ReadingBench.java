package io.millrace.ask.benchmark;

import io.millrace.MillraceException;
import io.millrace.ask.grammar.GrammarReader;
import io.millrace.ask.reading.QuestionReader;
import io.millrace.ask.reading.Reading;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.demo.DemoCompany;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncRequest;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.semantics.values.ValueDictionary;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Snapshot;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long it takes to read a question and write its SQL, without any database, over all questions
 * of the benchmark and the names of the demo company:
 *
 * <pre>mvn test -Dtest=ReadingBench -Dtest.excluded=</pre>
 *
 * The first pass is that of a program that has just started.
 */
@Tag("bench")
class ReadingBench {

    private static final int PASSES = Integer.getInteger("millrace.bench.runs", 5);

    private final SemanticModel model = SemanticModel.shipped();
    private final SqlCompiler compiler = new SqlCompiler(model);

    private final Set<String> refusals = new TreeSet<>();

    @Test
    void percentiles() throws SQLException {
        try (Databases shop = TestServers.migrated()) {
            try (Connection oltp = shop.oltp().connect();
                    SyncCycle cycle = new SyncCycle(shop)) {
                new DemoCompany(DemoCompany.SEED, DemoCompany.Size.USUAL).load(oltp, new Run());
                cycle.sync(SyncRequest.incremental(2, "bench"), new Run());
            }
            Extent extent = Snapshot.read(shop.warehouse(), new Run(), Extent::read).orElseThrow();
            QuestionReader reader =
                    new GrammarReader(
                            model,
                            ValueDictionary.read(shop.warehouse(), model, new Run()),
                            extent);
            measure(reader, extent);
        }
    }

    private void measure(QuestionReader reader, Extent extent) {
        List<BenchmarkCase> cases = Benchmark.load();
        System.out.printf("%,d questions; milliseconds%n", cases.size());
        System.out.println("pass     p50     p95     p99     max");
        for (int pass = 1; pass <= PASSES; pass++) {
            double[] times =
                    cases.stream()
                            .mapToDouble(each -> milliseconds(each, reader, extent))
                            .toArray();
            Arrays.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "%4d %7.2f %7.2f %7.2f %7.2f%n",
                    pass,
                    times[times.length / 2],
                    times[times.length * 95 / 100],
                    times[times.length * 99 / 100],
                    times[times.length - 1]);
        }
        System.out.println("Read, but refused by the compiler: " + refusals.size());
        refusals.forEach(System.out::println);
    }

    private double milliseconds(BenchmarkCase each, QuestionReader reader, Extent extent) {
        SemanticQuery previous = null;
        for (String earlier : each.after()) {
            SemanticQuery understood = query(reader.read(earlier, previous));
            previous = understood == null ? previous : understood;
        }
        long start = System.nanoTime();
        SemanticQuery query = query(reader.read(each.question(), previous));
        if (query != null) {
            compile(each, query, extent);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** A question that makes no sense is refused as quickly; the others have their SQL. */
    private void compile(BenchmarkCase each, SemanticQuery query, Extent extent) {
        try {
            compiler.compile(query, extent);
        } catch (MillraceException refused) {
            refusals.add(each.question() + ": " + refused.getMessage());
        }
    }

    private static @Nullable SemanticQuery query(Reading reading) {
        return reading instanceof Reading.Understood understood ? understood.query() : null;
    }
}
