package io.millrace.ask.grammar;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Threshold;
import java.util.List;
import java.util.Optional;

/** "and above 50 %?": a number in the place of the only one in the question before. */
final class OtherNumber {

    private final SemanticModel model;
    private final Amounts.Amount amount;

    OtherNumber(SemanticModel model, Amounts.Amount amount) {
        this.model = model;
        this.amount = amount;
    }

    /** Empty where the question has no number of that kind, or several. */
    Optional<SemanticQuery> in(SemanticQuery before) {
        List<Condition> conditions = before.subject().conditions();
        List<Threshold> thresholds =
                before instanceof Breakdown breakdown ? breakdown.thresholds() : List.of();
        List<Condition.Numeric> numeric =
                conditions.stream()
                        .filter(Condition.Numeric.class::isInstance)
                        .map(Condition.Numeric.class::cast)
                        .toList();
        if (numeric.size() + thresholds.size() != 1) {
            return Optional.empty();
        }
        return numeric.isEmpty()
                ? threshold((Breakdown) before, thresholds.getFirst())
                : condition(before, numeric.getFirst());
    }

    private Optional<SemanticQuery> condition(SemanticQuery before, Condition.Numeric old) {
        if (isPercent() != (model.attribute(old.attribute()).format() == Format.PERCENT)) {
            return Optional.empty();
        }
        Condition other = new Condition.Numeric(old.attribute(), amount.range(), old.negated());
        return Optional.of(
                before.about(
                        before.subject()
                                .with(
                                        before.subject().conditions().stream()
                                                .map(each -> each.equals(old) ? other : each)
                                                .toList())));
    }

    private Optional<SemanticQuery> threshold(Breakdown before, Threshold old) {
        boolean rate =
                switch (old.figure()) {
                    case GROWTH, SHARE -> true;
                    case VALUE, DIFFERENCE -> isRate(old.measure());
                };
        return isPercent() == rate
                ? Optional.of(
                        before.keeping(
                                List.of(
                                        new Threshold(
                                                old.measure(),
                                                old.figure(),
                                                new Threshold.Limit.Within(amount.range())))))
                : Optional.empty();
    }

    private boolean isPercent() {
        return amount.writing() == Sense.Writing.PERCENT;
    }

    private boolean isRate(Measure measure) {
        return switch (measure) {
            case Measure.Named(String name) -> model.measure(name).format() == Format.PERCENT;
            case Measure.Over(var _, Measure.Named(String name), var _) ->
                    model.measure(name).format() == Format.PERCENT;
            case Measure.CountOf _, Measure.Ratio _ -> false;
        };
    }
}
