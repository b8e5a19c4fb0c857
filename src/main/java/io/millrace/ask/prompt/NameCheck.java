package io.millrace.ask.prompt;

import io.millrace.MillraceException;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the names in a model's query as the warehouse writes them, and refuses those that it does
 * not have: a condition on a name that does not exist is an answer about nothing.
 */
final class NameCheck {

    private final SemanticModel model;
    private final KnownNames names;

    NameCheck(SemanticModel model, KnownNames names) {
        this.model = model;
        this.names = names;
    }

    /**
     * The same query with the names as they are written.
     *
     * @throws MillraceException with code USAGE and the name that does not exist
     */
    SemanticQuery settle(SemanticQuery query) {
        Subject subject = query.subject();
        SemanticQuery settled = query.about(subject.with(conditions(subject.conditions())));
        return switch (settled) {
            case Breakdown breakdown ->
                    breakdown
                            .compared(comparison(breakdown.comparison()))
                            .shared(share(breakdown.share()));
            case Basket(var about, String dimension, String with, int limit, boolean byLift) ->
                    new Basket(
                            about,
                            dimension,
                            with == null ? null : name(dimension, with),
                            limit,
                            byLift);
            case Cohorts _, Pareto _, Correlation _, Coverage _ -> settled;
        };
    }

    private List<Condition> conditions(List<Condition> conditions) {
        return conditions.stream().map(this::condition).toList();
    }

    private Condition condition(Condition condition) {
        return switch (condition) {
            case Condition.OneOf(String dimension, List<String> values, boolean negated) ->
                    new Condition.OneOf(
                            dimension,
                            values.stream().map(value -> name(dimension, value)).toList(),
                            negated);
            case Condition.Belonging(String entity, var quantifier, Condition.Deed deed) ->
                    new Condition.Belonging(
                            entity,
                            quantifier,
                            new Condition.Deed(
                                    conditions(deed.conditions()), deed.span(), deed.amount()));
            case Condition.Numeric _,
                    Condition.Flagged _,
                    Condition.Recurring _,
                    Condition.Dated _ ->
                    condition;
        };
    }

    private @Nullable Comparison comparison(@Nullable Comparison comparison) {
        return comparison
                        instanceof
                        Comparison.OfValues(String dimension, String first, String second)
                ? new Comparison.OfValues(
                        dimension, name(dimension, first), name(dimension, second))
                : comparison;
    }

    private @Nullable Share share(@Nullable Share share) {
        return share instanceof Share.OfWhole(List<Condition> part)
                ? new Share.OfWhole(conditions(part))
                : share;
    }

    private String name(String dimension, String said) {
        if (!names.knows(dimension)) {
            return said;
        }
        return names.written(dimension, said)
                .orElseThrow(() ->
                        new MillraceException(
                                MillraceException.Code.USAGE,
                                "There is no %s called %s."
                                        .formatted(label(dimension), Fence.quote(said))));
    }

    private String label(String dimension) {
        return model.dimension(dimension).label();
    }
}
