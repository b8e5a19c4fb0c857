package io.millrace.semantics.json;

import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;

/** Periods: all, from and to, this, last, latest or several. */
final class PeriodJson {

    private PeriodJson() {}

    /** Without a word about a period that is no limit. */
    static void write(Form form, Timespan span) {
        if (!(span instanceof Timespan.Everything)) {
            form.with(Property.PERIOD, write(span));
        }
    }

    private static Form write(Timespan span) {
        Form form = new Form();
        return switch (span) {
            case Timespan.Everything _ -> form.with(Property.ALL, true);
            case Timespan.Days(var from, var to) ->
                    form.with(Property.FROM, from == null ? null : from.toString())
                            .with(Property.TO, to == null ? null : to.toString());
            case Timespan.Current(Unit unit) -> form.with(Property.THIS, unit);
            case Timespan.Earlier(Unit unit, int back) ->
                    form.with(Property.LAST, unit).with(Property.BACK, back);
            case Timespan.Latest(int count, Unit unit) ->
                    form.with(Property.LATEST, count).with(Property.UNIT, unit);
            case Timespan.Several several ->
                    form.with(Property.SEVERAL, several.spans(), PeriodJson::write);
        };
    }

    /** Everything where there is no period. */
    static Timespan of(Fields fields) {
        return fields.perhaps(Property.PERIOD, PeriodJson::read)
                .orElseGet(Timespan.Everything::new);
    }

    private static Timespan read(Fields fields) {
        if (fields.isTrue(Property.ALL)) {
            return new Timespan.Everything();
        }
        if (fields.has(Property.FROM) || fields.has(Property.TO)) {
            return new Timespan.Days(
                    fields.has(Property.FROM) ? fields.day(Property.FROM) : null,
                    fields.has(Property.TO) ? fields.day(Property.TO) : null);
        }
        if (fields.has(Property.THIS)) {
            return new Timespan.Current(fields.choice(Property.THIS, Unit.class));
        }
        if (fields.has(Property.LAST)) {
            return new Timespan.Earlier(
                    fields.choice(Property.LAST, Unit.class),
                    fields.has(Property.BACK) ? fields.whole(Property.BACK) : 1);
        }
        if (fields.has(Property.LATEST)) {
            return new Timespan.Latest(
                    fields.whole(Property.LATEST), fields.choice(Property.UNIT, Unit.class));
        }
        if (fields.has(Property.SEVERAL)) {
            return new Timespan.Several(fields.objects(Property.SEVERAL, PeriodJson::read));
        }
        throw fields.lacks(
                Property.ALL,
                Property.FROM,
                Property.TO,
                Property.THIS,
                Property.LAST,
                Property.LATEST,
                Property.SEVERAL);
    }
}
