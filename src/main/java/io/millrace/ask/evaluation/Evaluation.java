package io.millrace.ask.evaluation;

import io.millrace.ask.Analyst;
import io.millrace.ask.Answer;
import io.millrace.ask.Outcome;
import io.millrace.ask.Route;
import io.millrace.ask.benchmark.BenchmarkCase;
import io.millrace.ask.benchmark.Comparer;
import io.millrace.ask.benchmark.Gold;
import io.millrace.ask.benchmark.Table;
import io.millrace.ask.guard.QueryLimits;
import io.millrace.ask.guard.QueryResult;
import io.millrace.ask.guard.ReadOnlyExecutor;
import io.millrace.db.Database;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.Column;
import io.millrace.work.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks every question of the benchmark and holds the answers against the right rows. */
public final class Evaluation {

    private static final QueryLimits LIMITS = QueryLimits.USUAL;

    private final Analyst analyst;
    private final Route route;
    private final Function<String, Table> right;

    /**
     * Finds the right rows in a mart of the demo company.
     *
     * @param mart the one that the analyst reads
     * @param route the engines that are to be measured
     */
    public Evaluation(Analyst analyst, Database mart, Route route) {
        this(analyst, route, rightRows(new ReadOnlyExecutor(mart)));
    }

    /**
     * Has the right rows from elsewhere.
     *
     * @param route the engines that are to be measured
     * @param right the rows of a statement of the gold
     */
    public Evaluation(Analyst analyst, Route route, Function<String, Table> right) {
        this.analyst = analyst;
        this.route = route;
        this.right = right;
    }

    private static Function<String, Table> rightRows(ReadOnlyExecutor executor) {
        Map<String, Table> found = new HashMap<>();
        return sql ->
                found.computeIfAbsent(
                        sql, text -> table(executor.run(text, List.of(), LIMITS, new Run())));
    }

    private static Table table(QueryResult result) {
        return new Table(result.names(), result.rows());
    }

    /** A verdict for each case, in order. */
    public List<Verdict> judge(List<BenchmarkCase> cases, Run run) {
        return run.stage(
                "Ask the benchmark",
                () -> {
                    List<Verdict> verdicts = new ArrayList<>();
                    for (BenchmarkCase each : cases) {
                        run.check();
                        verdicts.add(judge(each, run));
                        run.progress(verdicts.size(), cases.size());
                    }
                    return List.copyOf(verdicts);
                });
    }

    private Verdict judge(BenchmarkCase each, Run run) {
        SemanticQuery previous = null;
        for (String earlier : each.after()) {
            Answer before = analyst.consider(earlier, previous, route, run);
            previous = before.query() == null ? previous : before.query();
        }
        Answer answer = analyst.consider(each.question(), previous, route, run);
        boolean isAnswered = answer.outcome() == Outcome.ANSWERED;
        return new Verdict(each, answer, isRight(each, answer, isAnswered), isAnswered);
    }

    private boolean isRight(BenchmarkCase each, Answer answer, boolean isAnswered) {
        if (!isAnswered) {
            return each.expected().stream()
                    .anyMatch(expected -> expected.word().equals(answer.outcome().word()));
        }
        return each.gold()
                .filter(gold ->
                        matches(gold, answer, answer.rows())
                                || matches(gold, answer, withoutEmptySteps(answer)))
                .isPresent();
    }

    private boolean matches(Gold gold, Answer answer, List<List<@Nullable Object>> rows) {
        return Comparer.matches(
                gold,
                new Table(answer.columns().stream().map(Column::name).toList(), rows),
                gold.statements().stream().map(right).toList());
    }

    /** An answer shows steps of time without sales as well; GROUP BY does not. */
    private static List<List<@Nullable Object>> withoutEmptySteps(Answer answer) {
        boolean alongTime =
                answer.columns().stream().anyMatch(column -> column.role() == Column.Role.TIME);
        return alongTime
                ? answer.rows().stream().filter(row -> !isEmpty(answer.columns(), row)).toList()
                : answer.rows();
    }

    private static boolean isEmpty(List<Column> columns, List<@Nullable Object> row) {
        for (int i = 0; i < columns.size(); i++) {
            boolean figure =
                    switch (columns.get(i).role()) {
                        case VALUE, COMPARED, DIFFERENCE, GROWTH, SHARE, ACCUMULATED -> true;
                        case GROUP, TIME, ID -> false;
                    };
            Object value = row.get(i);
            if (figure
                    && value != null
                    && !(value instanceof Number number && number.doubleValue() == 0)) {
                return false;
            }
        }
        return true;
    }
}
