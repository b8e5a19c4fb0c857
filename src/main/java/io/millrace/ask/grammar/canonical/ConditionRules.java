package io.millrace.ask.grammar.canonical;

import static io.millrace.ask.grammar.canonical.Rule.either;
import static io.millrace.ask.grammar.canonical.Rule.nothing;
import static io.millrace.ask.grammar.canonical.Rule.words;

import io.millrace.semantics.model.AttributeDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import java.util.List;
import java.util.function.Function;

/** What must be true of a sale. */
final class ConditionRules {

    private static final Rule<Timespan> SPAN = SpanRules.when(" or ");

    private final SemanticModel model;
    private final Rule<DateBasis> basis;
    private final Rule<Condition> clause;
    private final Rule<List<Condition>> inner;
    private final Rule<Condition> belonging;

    ConditionRules(SemanticModel model, FigureRules figures, ValueRules values) {
        this.model = model;
        this.basis = Rule.named(model.bases().keySet(), name -> model.basis(name).label());
        Rule<Condition> common =
                either(
                        List.of(
                                oneOf(values),
                                numeric("with ", false),
                                numeric("without ", true),
                                RecurringRules.recurring(),
                                dated()));
        // It holds inner conditions itself, so there must be those before it can be made.
        Rule<Condition> nested = (text, start) -> belonging().at(text, start);
        this.inner =
                either(
                                List.of(
                                        common,
                                        flagged("that were "),
                                        words("(").before(nested).closedBy(")")))
                        .joinedBy(" and ");
        this.belonging = belonging(figures);
        this.clause = either(List.of(common, flagged("only those "), belonging));
    }

    /** A condition as a part of a sentence, such as "for category Furniture or Technology". */
    Rule<Condition> clause() {
        return clause;
    }

    /** Conditions within another one or within a share, where no comma may stand. */
    Rule<List<Condition>> inner() {
        return inner;
    }

    /** The label of a day by which a sale may be dated. */
    Rule<DateBasis> basis() {
        return basis;
    }

    private Rule<Condition> belonging() {
        return belonging;
    }

    private static Rule<Condition> oneOf(ValueRules values) {
        return negated("for ", "except ")
                .then(
                        values.among(),
                        (negated, among) ->
                                new Condition.OneOf(among.dimension(), among.values(), negated));
    }

    private Rule<Condition> numeric(String word, boolean negated) {
        Rule<AttributeDefinition> attribute =
                Rule.named(model.attributes().values(), each -> each.words().getFirst());
        return words(word)
                .before(attribute)
                .closedBy(" ")
                .then(
                        each -> RangeRules.range(each.format()),
                        (each, range) -> new Condition.Numeric(each.name(), range, negated));
    }

    private Rule<Condition> flagged(String words) {
        Rule<String> flag = Rule.named(model.flags().keySet(), name -> model.flag(name).label());
        return negated(words, words + "not ")
                .then(flag, (negated, name) -> new Condition.Flagged(name, negated));
    }

    private Rule<Condition> dated() {
        return words("with ").before(basis).closedBy(" ").then(SPAN, Condition.Dated::new);
    }

    private Rule<Condition> belonging(FigureRules figures) {
        Rule<Function<Condition.Deed, Condition>> whose =
                words("of ")
                        .before(figures.plural())
                        .closedBy(" that had ")
                        .then(
                                quantifier(),
                                (entity, quantifier) ->
                                        deed -> new Condition.Belonging(entity, quantifier, deed));
        return whose.closedBy("sales").then(deed(figures.threshold()), Function::apply);
    }

    private static Rule<Condition.Quantifier> quantifier() {
        return Rule.named(
                List.of(Condition.Quantifier.values()),
                quantifier ->
                        switch (quantifier) {
                            case SOME -> "";
                            case NONE -> "no ";
                            case ALL -> "only ";
                        });
    }

    /** All of a deed may be absent, its span too, behind which its conditions stand otherwise. */
    private Rule<Condition.Deed> deed(Rule<Threshold> amount) {
        Rule<Condition.Deed> conditions =
                words(" ").before(inner).as(all -> deed(all, new Timespan.Everything()));
        Rule<Condition.Deed> span =
                words(" ")
                        .before(SPAN)
                        .as(when -> deed(List.of(), when))
                        .perhaps(
                                words(" and ").before(inner),
                                (deed, all) -> deed(all, deed.span()));
        return either(
                        List.of(
                                nothing(deed(List.of(), new Timespan.Everything())),
                                conditions,
                                span))
                .perhaps(
                        words(" where ").before(amount),
                        (deed, least) -> new Condition.Deed(deed.conditions(), deed.span(), least));
    }

    private static Condition.Deed deed(List<Condition> conditions, Timespan span) {
        return new Condition.Deed(conditions, span, null);
    }

    private static Rule<Boolean> negated(String plain, String negated) {
        return Rule.named(List.of(false, true), not -> not ? negated : plain);
    }
}
