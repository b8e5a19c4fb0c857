package io.millrace.semantics.sql;

import io.millrace.semantics.query.Measure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures from the single lines of the facts: always right, and the slowest. */
final class Lines {

    private Lines() {}

    /** What the subject's lines come to for each value of the keys. */
    static Source source(Context context, List<Key> keys, Collection<Measure> figures) {
        return source(context, keys, figures, List.of());
    }

    /**
     * The same of those lines alone that have a value for other keys too.
     *
     * @param required the other keys
     */
    static Source source(
            Context context, List<Key> keys, Collection<Measure> figures, List<Key> required) {
        Joins joins = new Joins(context.model());
        List<Fragment> expressions =
                keys.stream().map(key -> key.expression(context, joins)).toList();
        required.forEach(key -> key.expression(context, joins));
        MeasureSql measures = new MeasureSql(context.model());
        Map<Measure, Fragment> values = new LinkedHashMap<>();
        for (Measure figure : figures) {
            String value = joins.allow(measures.overLines(figure));
            boolean isNothing = keys.isEmpty() && measures.isSum(figure);
            values.put(figure, Fragment.of(isNothing ? "COALESCE(" + value + ", 0)" : value));
        }
        List<Fragment> conditions = new ConditionSql(context, joins).ofSubject();
        return new Source("figures", () -> rows(joins, conditions), expressions, values);
    }

    private static Select rows(Joins joins, List<Fragment> conditions) {
        Select select = new Select();
        joins.from().forEach(select::from);
        return select.where(conditions).where(joins.restrictions());
    }
}
