package io.millrace.semantics.sql;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Ranking;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes breakdowns. */
final class BreakdownSql {

    private static final String PLACE = "place";

    private final Breakdown query;
    private final Context context;
    private final Figures figures;
    private final List<Group> groups;
    private final Output output = new Output();

    BreakdownSql(Breakdown query, Context context) {
        this.query = query;
        this.context = context;
        Aliases aliases = new Aliases();
        this.groups =
                query.groupings().stream()
                        .map(grouping -> Group.of(grouping, context.model(), aliases))
                        .toList();
        this.figures = Figures.of(query, context.model(), aliases);
    }

    CompiledQuery compile() {
        List<Variant> variants = new Variants(query, context).all();
        List<Source> sources =
                new Sources(variants.getFirst().context()).of(keys(), figures.parts());
        if (variants.size() == 1 && sources.size() == 1 && isFlat()) {
            return new FlatSql(query, context, figures, groups).compile(sources.getFirst());
        }
        Stage stage = stage(variants, sources);
        new Derivation(query, new Variants(query, context).asked(), figures, groups, stage)
                .all(variants);
        new Selection(query, figures).keep(stage);
        return finish(stage, variants);
    }

    private List<Key> keys() {
        return groups.stream().flatMap(group -> group.keys().stream()).toList();
    }

    /** Whether a single query says it all. */
    private boolean isFlat() {
        return groups.stream().noneMatch(group -> group.isOfTime() || group.names() != null)
                && query.comparison() == null
                && query.share() == null
                && query.accumulation() == null
                && Selection.isPlain(query)
                && (query.ranking() == null || query.ranking().within().isEmpty());
    }

    private Stage stage(List<Variant> variants, List<Source> own) {
        Combination combination = new Combination(context.statement(), figures, keys());
        own.forEach(source -> combination.add(variants.getFirst(), source));
        variants.stream()
                .skip(1)
                .forEach(variant ->
                        new Sources(variant.context())
                                .of(keys(), figures.parts())
                                .forEach(source -> combination.add(variant, source)));
        Filling filling = new Filling(query, context, groups);
        return filling.isNeeded() ? filling.fill(combination) : combination.stage();
    }

    private CompiledQuery finish(Stage stage, List<Variant> variants) {
        groups.forEach(group -> GroupColumns.join(stage, group));
        Ranking ranking = query.ranking();
        boolean within = isPlaced(ranking);
        if (ranking != null && within) {
            place(stage, ranking);
        }
        groups.forEach(group -> GroupColumns.show(stage, group, output));
        new FigureColumns(query, figures, output).show(stage, variants);
        order(stage, within);
        int limit = ranking == null || within ? 0 : ranking.limit();
        return output.finish(
                context.statement(),
                stage.select(),
                limit,
                groups.isEmpty() ? 0 : context.model().listRows());
    }

    /** Whether the list is cut inside each value of something. */
    private static boolean isPlaced(@Nullable Ranking ranking) {
        return ranking != null && !ranking.within().isEmpty() && ranking.limit() > 0;
    }

    private void place(Stage stage, Ranking ranking) {
        stage.settleWindows("figured");
        List<Fragment> partition = new ArrayList<>();
        List<Fragment> order = new ArrayList<>();
        Fragment by = stage.column(figures.column(ranking.by(), ranking.figure()));
        if (mayBeUnknown(ranking) && !ranking.descending()) {
            order.add(Fragment.fill("({}) IS NULL", by));
        }
        order.add(ranking.descending() ? by.then(" DESC") : by);
        for (Group group : groups) {
            (ranking.within().contains(group.grouping()) ? partition : order)
                    .addAll(GroupColumns.terms(stage, group));
        }
        stage.putWindow(
                PLACE,
                Fragment.fill(
                        "ROW_NUMBER() OVER (PARTITION BY {} ORDER BY {})",
                        Fragment.join(", ", partition),
                        Fragment.join(", ", order)));
        stage.settleWindows("ranked");
        stage.keep(Fragment.of(PLACE + " <= ?", ranking.limit()));
    }

    /** Whether the ranking's figure can be unknown in a row. */
    private boolean mayBeUnknown(Ranking ranking) {
        return ranking.figure() != Figure.VALUE
                || figures.sql().mayBeUnknown(ranking.by())
                || (context.step() != null && figures.sql().isDate(ranking.by()));
    }

    private void order(Stage stage, boolean placed) {
        Ranking ranking = query.ranking();
        if (ranking == null) {
            groups.forEach(group -> order(stage, group));
            return;
        }
        groups.stream()
                .filter(group -> ranking.within().contains(group.grouping()))
                .forEach(group -> order(stage, group));
        if (placed) {
            output.order(stage.column(PLACE), false);
            return;
        }
        Fragment by = stage.column(figures.column(ranking.by(), ranking.figure()));
        if (mayBeUnknown(ranking) && !ranking.descending()) {
            output.unknownLast(by);
        }
        output.order(by, ranking.descending());
        groups.forEach(group -> order(stage, group));
    }

    private void order(Stage stage, Group group) {
        GroupColumns.terms(stage, group).forEach(term -> output.order(term, false));
    }
}
