package io.millrace.semantics.sql;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Grouping;
import java.util.ArrayList;
import java.util.List;

/** Gives each step of time a row, whether anything was sold in it or not. */
final class Filling {

    /** A column that is 1 for the question's own steps, 0 for one that only is compared with. */
    static final String ASKED = "asked";

    private final Breakdown query;
    private final Context context;
    private final List<Group> groups;

    Filling(Breakdown query, Context context, List<Group> groups) {
        this.query = query;
        this.context = context;
        this.groups = groups;
    }

    /**
     * Whether gaps are filled: where there are figures by steps, unless that would give a row to
     * everything that nobody bought.
     */
    boolean isNeeded() {
        if (context.step() == null
                || (query.measures().isEmpty() && query.thresholds().isEmpty())) {
            return false;
        }
        return query.comparison() != null
                || query.accumulation() != null
                || (query.groupings().stream().allMatch(this::isFew)
                        && (query.ranking() == null || query.ranking().within().isEmpty()));
    }

    private boolean isFew(Grouping grouping) {
        if (!(grouping instanceof Grouping.By(String name))) {
            return grouping instanceof Grouping.Steps;
        }
        DimensionDefinition.Values values = context.model().dimension(name).values();
        return values == DimensionDefinition.Values.FEW
                || values == DimensionDefinition.Values.LISTED;
    }

    /** The rows with the gaps between them filled. */
    Stage fill(Combination combination) {
        String rows = combination.rows(false);
        Statement statement = context.statement();
        StepSpans own = new StepSpans(context);
        boolean extended = query.comparison() instanceof Comparison.StepBefore;
        StepSpans all =
                extended
                        ? new StepSpans(context.about(context.subject().with(own.withStepBefore())))
                        : own;
        Select select = all.select(keys(true), rows);
        if (extended) {
            select.column(own.isAsked(), ASKED);
        }
        String steps = statement.with("steps", select.sql());
        return joined(steps, rows, combination, extended);
    }

    private Stage joined(String steps, String rows, Combination combination, boolean extended) {
        Stage stage = new Stage(context.statement(), steps, List.of());
        List<String> on = new ArrayList<>();
        keys(true).forEach(key -> match(stage, key.name(), steps, rows, on));
        if (!keys(false).isEmpty()) {
            String kinds = kinds(rows);
            stage.join(Fragment.of("CROSS JOIN " + kinds));
            keys(false).forEach(key -> match(stage, key.name(), kinds, rows, on));
        }
        stage.join(Fragment.of("LEFT JOIN " + rows + " ON " + String.join(" AND ", on)));
        for (String column : combination.columns()) {
            stage.put(
                    column,
                    combination.filled(column, rows + "." + column, steps + "." + stepKey()));
        }
        if (extended) {
            stage.put(ASKED, Fragment.of(steps + "." + ASKED));
        }
        return stage;
    }

    private static void match(
            Stage stage, String name, String table, String rows, List<String> on) {
        stage.put(name, Fragment.of(table + "." + name));
        on.add("%1$s.%2$s = %3$s.%2$s".formatted(rows, name, table));
    }

    /** What besides time there are rows of, but not what only was before any step of them. */
    private String kinds(String rows) {
        Select distinct = new Select().distinct();
        keys(false).forEach(key -> distinct.column(key.name(), key.name()));
        distinct.from(rows);
        if (query.comparison() != null) {
            distinct.where(Fragment.of(stepKey() + " IS NOT NULL"));
        }
        return context.statement().with("kinds", distinct.sql());
    }

    /** The keys by time, or all others. */
    private List<Key> keys(boolean ofTime) {
        return groups.stream()
                .filter(group -> group.isOfTime() == ofTime)
                .flatMap(group -> group.keys().stream())
                .toList();
    }

    private String stepKey() {
        return keys(true).stream()
                .filter(Key.OfStep.class::isInstance)
                .map(Key::name)
                .findFirst()
                .orElseThrow();
    }
}
