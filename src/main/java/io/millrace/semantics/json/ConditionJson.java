package io.millrace.semantics.json;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Subject;
import java.util.ArrayList;
import java.util.List;

/** Which sales: conditions, a period, and the day that dates them. */
final class ConditionJson {

    private final Names names;
    private final ThresholdJson thresholds;

    ConditionJson(Names names, ThresholdJson thresholds) {
        this.names = names;
        this.thresholds = thresholds;
    }

    static Form write(Form form, Subject subject) {
        form.with(Property.FILTERS, subject.conditions(), ConditionJson::write);
        PeriodJson.write(form, subject.span());
        return subject.basis() == DateBasis.ORDER
                ? form
                : form.with(Property.DATED_BY, subject.basis());
    }

    static Form write(Condition condition) {
        Form form = new Form();
        return switch (condition) {
            case Condition.OneOf(String dimension, var values, boolean negated) ->
                    form.with(Property.DIMENSION, dimension)
                            .withTexts(Property.VALUES, values)
                            .with(Property.NOT, negated);
            case Condition.Numeric(String attribute, var range, boolean negated) ->
                    RangeJson.write(form.with(Property.ATTRIBUTE, attribute), range)
                            .with(Property.NOT, negated);
            case Condition.Flagged(String flag, boolean negated) ->
                    form.with(Property.FLAG, flag).with(Property.NOT, negated);
            case Condition.Recurring(Cycle cycle, var values, boolean negated) ->
                    form.with(Property.CYCLE, cycle)
                            .withNumbers(Property.PARTS, values)
                            .with(Property.NOT, negated);
            case Condition.Dated(DateBasis basis, var span) -> {
                PeriodJson.write(form.with(Property.DATED_BY, basis), span);
                yield form;
            }
            case Condition.Belonging belonging -> write(form, belonging);
        };
    }

    private static Form write(Form form, Condition.Belonging belonging) {
        Condition.Deed deed = belonging.deed();
        form.with(Property.ENTITY, belonging.entity())
                .with(Property.WHICH, belonging.quantifier())
                .with(Property.FILTERS, deed.conditions(), ConditionJson::write);
        PeriodJson.write(form, deed.span());
        return form.withSome(Property.AMOUNT, deed.amount(), ThresholdJson::write);
    }

    Subject subject(Fields fields) {
        return new Subject(
                conditions(fields),
                PeriodJson.of(fields),
                fields.choice(Property.DATED_BY, DateBasis.ORDER));
    }

    List<Condition> conditions(Fields fields) {
        return fields.objects(Property.FILTERS, this::condition);
    }

    private Condition condition(Fields fields) {
        if (fields.has(Property.DIMENSION)) {
            return oneOf(fields);
        }
        if (fields.has(Property.ATTRIBUTE)) {
            return new Condition.Numeric(
                    fields.name(Property.ATTRIBUTE, Names.Kind.ATTRIBUTE, names),
                    RangeJson.read(fields),
                    fields.isTrue(Property.NOT));
        }
        if (fields.has(Property.FLAG)) {
            return new Condition.Flagged(
                    fields.name(Property.FLAG, Names.Kind.FLAG, names),
                    fields.isTrue(Property.NOT));
        }
        if (fields.has(Property.CYCLE)) {
            return new Condition.Recurring(
                    fields.choice(Property.CYCLE, Cycle.class),
                    fields.wholes(Property.PARTS),
                    fields.isTrue(Property.NOT));
        }
        if (fields.has(Property.ENTITY)) {
            return belonging(fields);
        }
        if (fields.has(Property.DATED_BY)) {
            return new Condition.Dated(
                    fields.choice(Property.DATED_BY, DateBasis.class), PeriodJson.of(fields));
        }
        throw fields.lacks(
                Property.DIMENSION,
                Property.ATTRIBUTE,
                Property.FLAG,
                Property.CYCLE,
                Property.ENTITY,
                Property.DATED_BY);
    }

    private Condition oneOf(Fields fields) {
        String dimension = fields.name(Property.DIMENSION, Names.Kind.DIMENSION, names);
        List<String> values = new ArrayList<>();
        for (String value : fields.texts(Property.VALUES)) {
            values.add(
                    names.value(
                            fields.at(Property.VALUES) + "[" + values.size() + "]",
                            dimension,
                            value));
        }
        return new Condition.OneOf(dimension, values, fields.isTrue(Property.NOT));
    }

    private Condition belonging(Fields fields) {
        return new Condition.Belonging(
                fields.name(Property.ENTITY, Names.Kind.DIMENSION, names),
                fields.choice(Property.WHICH, Condition.Quantifier.SOME),
                new Condition.Deed(
                        conditions(fields),
                        PeriodJson.of(fields),
                        fields.perhaps(Property.AMOUNT, thresholds::read).orElse(null)));
    }
}
