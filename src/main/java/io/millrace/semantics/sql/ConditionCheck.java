package io.millrace.semantics.sql;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Threshold;
import java.util.List;
import java.util.Map;

/** Finds what makes no sense in conditions. */
final class ConditionCheck {

    private final SemanticModel model;
    private final List<String> faults;
    private final MeasureCheck measures;

    ConditionCheck(SemanticModel model, List<String> faults, MeasureCheck measures) {
        this.model = model;
        this.faults = faults;
        this.measures = measures;
    }

    void check(List<Condition> conditions) {
        conditions.forEach(this::check);
    }

    private void check(Condition condition) {
        switch (condition) {
            case Condition.OneOf one -> oneOf(one);
            case Condition.Numeric(String attribute, _, _) ->
                    known("attribute", attribute, model.attributes());
            case Condition.Flagged(String flag, _) -> known("flag", flag, model.flags());
            case Condition.Recurring recurring -> recurring(recurring);
            case Condition.Dated _ -> {}
            case Condition.Belonging belonging -> belonging(belonging);
        }
    }

    private void oneOf(Condition.OneOf condition) {
        if (condition.values().isEmpty()) {
            faults.add("A condition on %s names no value.".formatted(condition.dimension()));
        }
        if (known("dimension", condition.dimension(), model.dimensions())) {
            DimensionDefinition dimension = model.dimension(condition.dimension());
            if (dimension.values() == DimensionDefinition.Values.LISTED) {
                condition.values().stream()
                        .filter(value -> !dimension.listed().contains(value))
                        .forEach(value ->
                                faults.add(
                                        "%s is no %s; there are %s."
                                                .formatted(
                                                        value,
                                                        dimension.label(),
                                                        String.join(", ", dimension.listed()))));
            }
        }
    }

    private void recurring(Condition.Recurring condition) {
        int last = condition.cycle().last();
        if (condition.values().isEmpty()) {
            faults.add("A condition on the calendar names no part of it.");
        }
        condition.values().stream()
                .filter(value -> value < 1 || value > last)
                .forEach(value ->
                        faults.add(
                                "There is no %d in %s, which goes from 1 to %d."
                                        .formatted(value, condition.cycle(), last)));
    }

    private void belonging(Condition.Belonging condition) {
        if (known("dimension", condition.entity(), model.dimensions())
                && !model.dimension(condition.entity()).entity()) {
            faults.add(
                    "What a %s has done cannot be asked."
                            .formatted(model.dimension(condition.entity()).label()));
        }
        check(condition.deed().conditions());
        Threshold amount = condition.deed().amount();
        if (amount != null) {
            amount(condition, amount);
        }
    }

    private void amount(Condition.Belonging condition, Threshold amount) {
        if (condition.quantifier() == Condition.Quantifier.ALL) {
            faults.add("All sales of a %s come to no amount.".formatted(condition.entity()));
        }
        if (amount.figure() != Figure.VALUE) {
            faults.add(
                    "What sales of a %s come to has no %s."
                            .formatted(condition.entity(), amount.figure()));
        }
        measures.check(amount.measure(), List.of());
        if (measures.isDate(amount.measure())) {
            faults.add("A date cannot be held against a number.");
        }
    }

    private boolean known(String kind, String name, Map<String, ?> all) {
        if (!all.containsKey(name)) {
            faults.add("There is no %s %s.".formatted(kind, name));
            return false;
        }
        return true;
    }
}
