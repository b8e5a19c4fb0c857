package io.millrace.semantics.sql;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reckons what part of all rows together each row is. */
final class RowShares {

    private final Breakdown query;
    private final Context asked;
    private final Figures figures;
    private final List<Group> groups;

    RowShares(Breakdown query, Context asked, Figures figures, List<Group> groups) {
        this.query = query;
        this.asked = asked;
        this.figures = figures;
        this.groups = groups;
    }

    /** Over rows whose figures are columns. */
    void put(Stage stage, List<Grouping> within) {
        List<Grouping> over = new ArrayList<>(query.groupings());
        over.removeAll(within);
        Additivity additivity = new Additivity(asked.model());
        List<Measure> others = new ArrayList<>();
        for (Measure measure : Figures.shared(query)) {
            if (!additivity.addsUp(measure, over, asked.subject().basis())) {
                others.add(measure);
            }
        }
        String wholes = others.isEmpty() ? "" : joinWholes(stage, within, others);
        for (Measure measure : Figures.shared(query)) {
            Fragment figure = stage.column(figures.column(measure));
            Fragment whole =
                    others.contains(measure)
                            ? Fragment.of(wholes + "." + figures.column(measure))
                            : Fragment.fill(
                                    "SUM({}) OVER (" + Group.partition(groups, within) + ")",
                                    figure);
            stage.putWindow(
                    figures.column(measure) + "_share",
                    MeasureSql.divide(figures.sql().isWhole(measure), figure, whole));
        }
    }

    /** What stands in several rows, as an order with several products, is one in the whole. */
    private String joinWholes(Stage stage, List<Grouping> within, List<Measure> counts) {
        List<Key> keys = Group.keys(groups, within);
        Source source = Lines.source(asked, keys, counts, Group.keys(groups, query.groupings()));
        Map<Measure, String> names = new LinkedHashMap<>();
        counts.forEach(measure -> names.put(measure, figures.column(measure)));
        List<String> keyNames = keys.stream().map(Key::name).toList();
        String wholes = asked.statement().with("wholes", source.grouped(keyNames, names).sql());
        stage.qualify();
        List<String> on =
                keyNames.stream()
                        .map(key -> wholes + "." + key + " = " + stage.column(key).text())
                        .toList();
        stage.join(
                Fragment.of(
                        on.isEmpty()
                                ? "CROSS JOIN " + wholes
                                : "JOIN " + wholes + " ON " + String.join(" AND ", on)));
        return wholes;
    }
}
