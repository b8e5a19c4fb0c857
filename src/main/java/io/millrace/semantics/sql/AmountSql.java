package io.millrace.semantics.sql;

import io.millrace.semantics.query.Threshold;
import java.util.List;

/** The entities of which some sales come to an amount. */
final class AmountSql {

    private final Context context;

    AmountSql(Context context) {
        this.context = context;
    }

    /** The keys alone. */
    Fragment reaching(Threshold amount, List<Key> keys) {
        MeasureSql measures = new MeasureSql(context.model());
        Source source = new Sources(context).one(keys, measures.parts(List.of(amount.measure())));
        Fragment value = measures.value(amount.measure(), source.figures()::get);
        return switch (amount.limit()) {
            case Threshold.Limit.Within(var range) ->
                    source.keyed(names(keys)).having(RangeSql.within(range, value)).sql();
            case Threshold.Limit.AboveAverage() -> average(source, keys, value, " > ");
            case Threshold.Limit.BelowAverage() -> average(source, keys, value, " < ");
        };
    }

    private static Fragment average(Source source, List<Key> keys, Fragment value, String than) {
        Select amounts =
                source.keyed(names(keys))
                        .column(value, "amount")
                        .column(Fragment.fill("AVG({}) OVER ()", value), "average");
        Select select = new Select();
        keys.forEach(key -> select.column(key.name(), key.name()));
        return select.from(Fragment.fill("(\n{}\n) amounts", amounts.sql().indented()))
                .where(Fragment.of("amount" + than + "average"))
                .sql();
    }

    private static List<String> names(List<Key> keys) {
        return keys.stream().map(Key::name).toList();
    }
}
