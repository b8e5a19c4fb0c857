package io.millrace.semantics.sql;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Grouping;
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
        String step = stepKey();
        StepSpans own = new StepSpans(context);
        boolean extended = query.comparison() instanceof Comparison.StepBefore;
        StepSpans all =
                extended
                        ? new StepSpans(context.about(context.subject().with(own.withStepBefore())))
                        : own;
        Select select = all.select(step, rows);
        if (extended) {
            select.column(own.isAsked(), ASKED);
        }
        String steps = statement.with("steps", select.sql());
        return joined(steps, step, rows, combination, extended);
    }

    private Stage joined(
            String steps, String step, String rows, Combination combination, boolean extended) {
        List<String> others =
                groups.stream()
                        .flatMap(group -> group.keys().stream())
                        .map(Key::name)
                        .filter(name -> !name.equals(step))
                        .toList();
        Stage stage = new Stage(context.statement(), steps, List.of());
        String on = "%1$s.%2$s = %3$s.%2$s".formatted(rows, step, steps);
        if (!others.isEmpty()) {
            Select distinct = new Select().distinct();
            others.forEach(name -> distinct.column(name, name));
            String kinds = context.statement().with("kinds", distinct.from(rows).sql());
            stage.join(Fragment.of("CROSS JOIN " + kinds));
            for (String name : others) {
                on += " AND %1$s.%2$s = %3$s.%2$s".formatted(rows, name, kinds);
            }
            others.forEach(name -> stage.put(name, Fragment.of(kinds + "." + name)));
        }
        stage.join(Fragment.of("LEFT JOIN " + rows + " ON " + on));
        stage.put(step, Fragment.of(steps + "." + step));
        for (String column : combination.columns()) {
            stage.put(column, combination.filled(column, rows + "." + column, steps + "." + step));
        }
        if (extended) {
            stage.put(ASKED, Fragment.of(steps + "." + ASKED));
        }
        return stage;
    }

    private String stepKey() {
        return groups.stream()
                .filter(group -> group.grouping() instanceof Grouping.Steps)
                .map(group -> group.keys().getFirst().name())
                .findFirst()
                .orElseThrow();
    }
}
