package io.millrace.ask.grammar.canonical;

import static io.millrace.ask.grammar.canonical.Rule.either;
import static io.millrace.ask.grammar.canonical.Rule.nothing;
import static io.millrace.ask.grammar.canonical.Rule.words;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import java.util.List;
import java.util.function.Function;

/** Questions that are no breakdown. */
final class AnalysisRules {

    private final FigureRules figures;
    private final ValueRules values;

    AnalysisRules(FigureRules figures, ValueRules values) {
        this.figures = figures;
        this.values = values;
    }

    Rule<SemanticQuery> analysis(Rule<Subject> subject) {
        return Rule.<SemanticQuery>either(
                        List.of(cohorts(), pareto(), correlation(), basket(), coverage()))
                .then(subject, SemanticQuery::about);
    }

    private static Rule<Cohorts> cohorts() {
        return words("customer cohorts by ")
                .before(SpanRules.unit())
                .as(unit -> new Cohorts(Subject.EVERYTHING, unit));
    }

    private Rule<Pareto> pareto() {
        Rule<Function<Measure.Named, Pareto>> part =
                words("the fewest ")
                        .before(figures.plural())
                        .closedBy(" that make ")
                        .then(
                                RangeRules.number(Format.PERCENT),
                                (dimension, share) ->
                                        measure ->
                                                new Pareto(
                                                        Subject.EVERYTHING,
                                                        dimension,
                                                        measure,
                                                        share));
        Rule<Pareto> counted = part.closedBy(" of ").then(figures.named(), Function::apply);
        return either(
                List.of(counted, words("list ").before(counted).as(few -> few.listing(true))));
    }

    private Rule<Correlation> correlation() {
        return words("correlation between ")
                .before(figures.named())
                .closedBy(" and ")
                .then(
                        figures.named(),
                        (left, right) -> new Correlation(Subject.EVERYTHING, left, right, null))
                .perhaps(
                        words(" over each ").before(figures.grouping()),
                        (of, over) -> new Correlation(of.subject(), of.left(), of.right(), over));
    }

    private Rule<Basket> basket() {
        return words("the top ")
                .before(RangeRules.count())
                .closedBy(" pairs of ")
                .then(
                        figures.plural(),
                        (limit, dimension) ->
                                new Basket(Subject.EVERYTHING, dimension, null, limit))
                .closedBy(" bought together")
                .then(this::with, (_, basket) -> basket)
                .perhaps(
                        words(" by lift"),
                        (of, _) ->
                                new Basket(
                                        of.subject(), of.dimension(), of.with(), of.limit(), true));
    }

    private Rule<Basket> with(Basket any) {
        Rule<Basket> one =
                words(" with ")
                        .before(values.of(any.dimension()))
                        .as(value ->
                                new Basket(any.subject(), any.dimension(), value, any.limit()));
        return either(List.of(nothing(any), one));
    }

    private static Rule<Coverage> coverage() {
        return words("coverage of the data").as(_ -> new Coverage(Subject.EVERYTHING));
    }
}
