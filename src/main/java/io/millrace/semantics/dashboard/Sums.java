package io.millrace.semantics.dashboard;

import io.millrace.db.Sql;
import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.model.TableDefinition;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Figures that add up over disjoint days. A question that was asked in this snapshot is not asked
 * again.
 */
final class Sums {

    /**
     * MariaDB would look for the product, the place or the return of one line after the other; many
     * lines at once take a third of the time. Others read a comment.
     */
    private static final String MANY_LINES_AT_ONCE =
            "/*M! SET STATEMENT join_cache_level = 4, join_buffer_size = 16777216,"
                    + " join_buffer_space_limit = 67108864 FOR */ ";

    /** Names and numbers of what a row is for, and its figures in the order of the measures. */
    record Row(List<String> keys, List<BigDecimal> figures) {

        BigDecimal figure(int index) {
            return figures.get(index);
        }

        private Row named(Map<String, String> names) {
            String key = keys.getFirst();
            return new Row(List.of(names.getOrDefault(key, ""), key), figures);
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
    private final SemanticModel model;
    private final SqlCompiler compiler;
    private final Map<Breakdown, List<Row>> answers = new HashMap<>();

    /**
     * Asks nothing yet.
     *
     * @param model with keys
     */
    Sums(Sql sql, Extent extent, SemanticModel model) {
        this.sql = sql;
        this.extent = extent;
        this.model = model;
        this.compiler = new SqlCompiler(model);
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

    /**
     * The rows with the most of the first measure, largest first. They are found by their keys,
     * which are many, and only those that are left get names.
     *
     * @return with the name, then the key
     */
    List<Row> top(DashboardFilter filter, Period period, Chart chart) throws SQLException {
        List<Period> days = filter.within(List.of(period));
        if (days.isEmpty()) {
            return List.of();
        }
        Breakdown question =
                breakdown(filter, days, List.of(chart.grouping()), chart.measures())
                        .ranked(Ranking.top(chart.measures().getFirst(), chart.longest()));
        List<Row> rows = answer(question);
        Map<String, String> names = names(chart, rows);
        return rows.stream()
                .filter(row -> names.containsKey(row.keys().getFirst()))
                .map(row -> row.named(names))
                .toList();
    }

    private Map<String, String> names(Chart chart, List<Row> rows) throws SQLException {
        List<String> keys =
                rows.stream().map(row -> row.keys().getFirst()).filter(Objects::nonNull).toList();
        DimensionDefinition dimension = model.dimension(chart.facet().dimension().orElseThrow());
        TableDefinition table = Objects.requireNonNull(model.tables().get(dimension.table()));
        String key = table.alias() + "." + table.key().orElseThrow();
        Map<String, String> names = new HashMap<>();
        if (!keys.isEmpty()) {
            sql.list(
                    "SELECT %s, %s FROM %s %s WHERE %s IN (%s)"
                            .formatted(
                                    key,
                                    dimension.column(),
                                    table.table(),
                                    table.alias(),
                                    key,
                                    String.join(", ", Collections.nCopies(keys.size(), "?"))),
                    row -> names.put(row.getString(1), row.getString(2)),
                    keys.toArray());
        }
        return names;
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
                sql.list(
                        MANY_LINES_AT_ONCE + query.sql(),
                        row -> row(query, row),
                        query.parameters().toArray());
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
