package io.millrace.semantics.sql;

import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Measure.Over;
import io.millrace.semantics.query.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out from where the figures of some sales come. */
final class Sources {

    private final Context context;

    Sources(Context context) {
        this.context = context;
    }

    /**
     * As few as there can be.
     *
     * @param figures parts of measures; may be empty where only keys are wanted
     */
    List<Source> of(List<Key> keys, Collection<Measure> figures) {
        Set<Measure> plain = new LinkedHashSet<>();
        Map<Grouping, List<Over>> overs = new LinkedHashMap<>();
        for (Measure figure : figures) {
            if (figure instanceof Over over) {
                overs.computeIfAbsent(over.part(), _ -> new ArrayList<>()).add(over);
            } else {
                plain.add(figure);
            }
        }
        List<Source> sources = new ArrayList<>();
        if (!plain.isEmpty() || overs.isEmpty()) {
            sources.addAll(plain(keys, plain));
        }
        overs.forEach((part, ofPart) -> sources.addAll(over(keys, part, ofPart)));
        return sources;
    }

    private List<Source> plain(List<Key> keys, Collection<Measure> figures) {
        return Monthly.sources(context, keys, figures)
                .or(() -> PerKey.source(context, keys, figures).map(List::of))
                .orElseGet(() -> List.of(Lines.source(context, keys, figures)));
    }

    /** One that has all the figures, which must be of one kind. */
    Source one(List<Key> keys, Collection<Measure> figures) {
        List<Source> sources = of(keys, figures);
        return sources.size() == 1 ? sources.getFirst() : Lines.source(context, keys, figures);
    }

    private List<Source> over(List<Key> keys, Grouping part, List<Over> overs) {
        Aliases aliases = new Aliases();
        List<String> names = keys.stream().map(key -> aliases.of(key, key.name())).toList();
        Map<Measure, String> values = new LinkedHashMap<>();
        overs.forEach(over ->
                values.put(over.measure(), aliases.of(over.measure(), over.measure().name())));
        String parts = parts(keys, names, part, values, aliases);
        Map<Measure, Fragment> figures = new LinkedHashMap<>();
        List<Source> sources = new ArrayList<>();
        for (Over over : overs) {
            String value = values.getOrDefault(over.measure(), "");
            String function = function(over.statistic());
            if (function == null) {
                sources.add(median(over, names, parts, value));
            } else {
                boolean whole =
                        over.statistic() == Measure.Statistic.AVERAGE
                                && new MeasureSql(context.model()).isWhole(over.measure());
                figures.put(
                        over,
                        Fragment.of(function + "(" + MeasureSql.precise(whole) + value + ")"));
            }
        }
        if (!figures.isEmpty()) {
            sources.add(
                    new Source(
                            "figures_" + parts,
                            () -> new Select().from(parts),
                            columns(names),
                            figures));
        }
        return sources;
    }

    /** A query with a row for each part of each row. */
    private String parts(
            List<Key> keys,
            List<String> names,
            Grouping part,
            Map<Measure, String> values,
            Aliases aliases) {
        List<Key> all = new ArrayList<>(keys);
        List<String> allNames = new ArrayList<>(names);
        for (Key key : Group.of(part, context.model(), new Aliases()).keys()) {
            all.add(key);
            allNames.add(aliases.of(List.of(part, key), key.name()));
        }
        Unit step = part instanceof Grouping.Steps(Unit unit) ? unit : context.step();
        MeasureSql measures = new MeasureSql(context.model());
        Source lines =
                new Sources(context.stepping(step))
                        .one(all, measures.parts(List.copyOf(values.keySet())));
        Select select = lines.keyed(allNames);
        values.forEach((measure, name) ->
                select.column(measures.value(measure, lines.figures()::get), name));
        return context.statement().with("per_" + MeasureNames.name(part), select.sql());
    }

    /** Parts of which nothing is known stand behind all others, and are not counted. */
    private Source median(Over over, List<String> names, String parts, String value) {
        String within = names.isEmpty() ? "" : "PARTITION BY " + String.join(", ", names) + " ";
        String unknownLast =
                new MeasureSql(context.model()).mayBeUnknown(over.measure())
                        ? value + " IS NULL, "
                        : "";
        Select select = new Select();
        names.forEach(name -> select.column(name, name));
        select.column(value, value)
                .column(
                        "ROW_NUMBER() OVER (%sORDER BY %s%s)".formatted(within, unknownLast, value),
                        "place")
                .column("COUNT(%s) OVER (%s)".formatted(value, within.strip()), "of_all")
                .from(parts);
        String sorted = context.statement().with("sorted_" + parts, select.sql());
        return new Source(
                "median_" + parts,
                () ->
                        new Select()
                                .from(sorted)
                                .where(Fragment.of("place BETWEEN of_all / 2 AND of_all / 2 + 1")),
                columns(names),
                Map.of(over, Fragment.of("AVG(" + value + ")")));
    }

    private static List<Fragment> columns(List<String> names) {
        return names.stream().map(Fragment::of).toList();
    }

    private static @Nullable String function(Measure.Statistic statistic) {
        return switch (statistic) {
            case AVERAGE -> "AVG";
            case LOWEST -> "MIN";
            case HIGHEST -> "MAX";
            case MEDIAN -> null;
        };
    }
}
