package io.millrace.semantics.dashboard;

import io.millrace.db.Sql;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.sql.Column;
import io.millrace.semantics.sql.CompiledQuery;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Figures that add up over disjoint days. A question that was asked in this snapshot is not asked
 * again.
 */
final class Sums {

    /** Names and numbers of what a row is for, and its figures in the order of the measures. */
    record Row(List<String> keys, List<BigDecimal> figures) {

        BigDecimal figure(int index) {
            return figures.get(index);
        }

        private Row plus(Row other) {
            return new Row(
                    keys,
                    IntStream.range(0, figures.size())
                            .mapToObj(i -> figure(i).add(other.figure(i)))
                            .toList());
        }
    }

    private final Sql sql;
    private final Extent extent;
    private final SqlCompiler compiler;
    private final Map<Breakdown, List<Row>> answers = new HashMap<>();

    Sums(Sql sql, Extent extent, SqlCompiler compiler) {
        this.sql = sql;
        this.extent = extent;
        this.compiler = compiler;
    }

    /** A row for each value of the groupings, in no order; the periods must not overlap. */
    List<Row> of(
            DashboardFilter filter,
            Collection<Period> periods,
            List<Grouping> by,
            List<Named> measures)
            throws SQLException {
        Months months = Months.of(filter.within(periods), extent);
        Map<List<String>, Row> rows = new LinkedHashMap<>();
        for (List<Period> days : List.of(months.whole(), months.partial())) {
            if (!days.isEmpty()) {
                for (Row row : answer(breakdown(filter, days, by, measures))) {
                    rows.merge(row.keys(), row, Row::plus);
                }
            }
        }
        return List.copyOf(rows.values());
    }

    /** The rows with the most of the first measure, largest first. */
    List<Row> top(
            DashboardFilter filter, Period period, Grouping by, List<Named> measures, int count)
            throws SQLException {
        List<Period> days = filter.within(List.of(period));
        return days.isEmpty()
                ? List.of()
                : answer(
                        breakdown(filter, days, List.of(by), measures)
                                .ranked(Ranking.top(measures.getFirst(), count)));
    }

    private static Breakdown breakdown(
            DashboardFilter filter,
            Collection<Period> days,
            List<Grouping> by,
            List<Named> measures) {
        return Breakdown.of(measures.toArray(Named[]::new)).about(filter.subject(days)).by(by);
    }

    private List<Row> answer(Breakdown question) throws SQLException {
        List<Row> known = answers.get(question);
        if (known != null) {
            return known;
        }
        CompiledQuery query = compiler.compile(question, extent);
        List<Row> rows =
                sql.list(query.sql(), row -> row(query, row), query.parameters().toArray());
        answers.put(question, rows);
        return rows;
    }

    private static Row row(CompiledQuery query, ResultSet row) throws SQLException {
        List<String> keys = new ArrayList<>();
        List<BigDecimal> figures = new ArrayList<>();
        for (int i = 0; i < query.columns().size(); i++) {
            if (query.columns().get(i).role() == Column.Role.VALUE) {
                figures.add(Optional.ofNullable(row.getBigDecimal(i + 1)).orElse(BigDecimal.ZERO));
            } else {
                keys.add(row.getString(i + 1));
            }
        }
        return new Row(keys, figures);
    }
}
