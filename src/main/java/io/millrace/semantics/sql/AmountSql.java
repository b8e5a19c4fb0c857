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
                    grouped(source, keys).having(RangeSql.within(range, value)).sql();
            case Threshold.Limit.AboveAverage() -> average(source, keys, value, " > ");
            case Threshold.Limit.BelowAverage() -> average(source, keys, value, " < ");
        };
    }

    private static Select grouped(Source source, List<Key> keys) {
        Select select = source.rows().get();
        List<String> names = keys.stream().map(Key::name).toList();
        for (int i = 0; i < names.size(); i++) {
            select.column(source.keys().get(i), names.get(i));
        }
        return select.groupBy(source.groupBy(names));
    }

    private static Fragment average(Source source, List<Key> keys, Fragment value, String than) {
        Select amounts =
                grouped(source, keys)
                        .column(value, "amount")
                        .column(Fragment.fill("AVG({}) OVER ()", value), "average");
        Select select = new Select();
        keys.forEach(key -> select.column(key.name(), key.name()));
        return select.from(Fragment.fill("(\n{}\n) amounts", amounts.sql().indented()))
                .where(Fragment.of("amount" + than + "average"))
                .sql();
    }
}
