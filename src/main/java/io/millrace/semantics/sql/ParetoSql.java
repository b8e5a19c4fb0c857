package io.millrace.semantics.sql;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Pareto;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes which few values make the greater part, one by one, and how many of how many they are. */
final class ParetoSql {

    private final Pareto query;
    private final Context context;

    ParetoSql(Pareto query, Context context) {
        this.query = query;
        this.context = context;
    }

    CompiledQuery compile() {
        Aliases aliases = new Aliases();
        Group group = Group.of(new Grouping.By(query.dimension()), context.model(), aliases);
        String value =
                aliases.of(
                        query.measure(), new MeasureNames(context.model()).name(query.measure()));
        Stage stage = values(group, value);
        GroupColumns.join(stage, group);
        line(stage, group, value);
        Output output = new Output();
        return query.listed() ? list(stage, group, value, output) : count(stage, group, output);
    }

    private CompiledQuery list(Stage stage, Group group, String value, Output output) {
        output.show(stage.column("place"), "place", "Rank", Format.NUMBER, Column.Role.VALUE);
        GroupColumns.show(stage, group, output);
        output.show(
                stage.column(value),
                value,
                new MeasureNames(context.model()).label(query.measure()),
                new MeasureSql(context.model()).format(query.measure()),
                Column.Role.VALUE);
        output.show(
                MeasureSql.divide(
                        new MeasureSql(context.model()).isWhole(query.measure()),
                        stage.column("so_far"),
                        stage.column("whole")),
                "share_so_far",
                "Share so far",
                Format.PERCENT,
                Column.Role.SHARE);
        summary(Fragment.of("COUNT(*) OVER ()"), stage.column("of_all"), group, output);
        output.order(stage.column("place"), false);
        return output.finish(context.statement(), stage.select(), 0, context.model().listRows());
    }

    private CompiledQuery count(Stage stage, Group group, Output output) {
        summary(Fragment.of("COUNT(*)"), Fragment.of("COALESCE(MAX(of_all), 0)"), group, output);
        return output.finish(context.statement(), stage.select(), 0, 0);
    }

    private Stage values(Group group, String value) {
        MeasureSql measures = new MeasureSql(context.model());
        List<Measure> parts = List.copyOf(measures.parts(List.of(query.measure())));
        Source source = new Sources(context).one(group.keys(), parts);
        List<String> columns = new ArrayList<>(group.keys().stream().map(Key::name).toList());
        Select select =
                source.keyed(columns)
                        .column(measures.value(query.measure(), source.figures()::get), value);
        columns.add(value);
        return new Stage(
                context.statement(), context.statement().with("figures", select.sql()), columns);
    }

    /** Sets them in a line, and keeps those from the front until the share is reached. */
    private void line(Stage stage, Group group, String value) {
        Fragment figure = stage.column(value);
        List<Fragment> order = new ArrayList<>();
        order.add(figure.then(" DESC"));
        order.addAll(GroupColumns.terms(stage, group));
        Fragment over = Fragment.fill("ORDER BY {}", Fragment.join(", ", order));
        stage.putWindow("place", Fragment.fill("ROW_NUMBER() OVER ({})", over));
        stage.putWindow(
                "so_far",
                Fragment.fill("SUM({}) OVER ({} ROWS UNBOUNDED PRECEDING)", figure, over));
        stage.putWindow("whole", Fragment.fill("SUM({}) OVER ()", figure));
        stage.putWindow("of_all", Fragment.of("COUNT(*) OVER ()"));
        stage.settleWindows("in_line");
        stage.keep(Fragment.of("so_far - " + value + " < whole * ?", query.share()));
    }

    /** How many are needed of how many. */
    private void summary(Fragment needed, Fragment all, Group group, Output output) {
        String percent =
                query.share()
                        .multiply(BigDecimal.valueOf(100))
                        .stripTrailingZeros()
                        .toPlainString();
        output.show(
                needed, "needed", "Needed for " + percent + " %", Format.NUMBER, Column.Role.VALUE);
        output.show(
                all,
                "of_all",
                MeasureNames.capital("all by " + group.label()),
                Format.NUMBER,
                Column.Role.VALUE);
        output.show(
                MeasureSql.divide(true, needed, all),
                "needed_share",
                "Needed, as a part of all",
                Format.PERCENT,
                Column.Role.SHARE);
    }
}
