package io.millrace.ask.grammar.canonical;

import static io.millrace.ask.grammar.canonical.Rule.either;
import static io.millrace.ask.grammar.canonical.Rule.words;

import io.millrace.ask.words.Plural;
import io.millrace.ask.words.SpanWords;
import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Unit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Measures by something, and what becomes of them. */
final class BreakdownRules {

    private final FigureRules figures;
    private final ConditionRules conditions;
    private final ValueRules values;
    private final Rule<List<Grouping>> groupings;

    BreakdownRules(FigureRules figures, ConditionRules conditions, ValueRules values) {
        this.figures = figures;
        this.conditions = conditions;
        this.values = values;
        this.groupings = figures.grouping().enumerated();
    }

    /** From the measures to the share. */
    Rule<Breakdown> breakdown(Rule<Subject> subject) {
        Rule<Breakdown> measures =
                figures.measure()
                        .enumerated()
                        .as(all -> Breakdown.of(all.toArray(Measure[]::new)))
                        .perhaps(words(" by ").before(groupings), Breakdown::by);
        Rule<Breakdown> list = words("list every ").before(groupings).as(BreakdownRules::list);
        return Rule.<Breakdown>either(List.of(measures, list))
                .then(subject, Breakdown::about)
                .perhaps(
                        words(", only where ")
                                .before(figures.threshold().joinedBy(", only where ")),
                        Breakdown::keeping)
                .perhaps(words(", ").before(ranking()), Breakdown::ranked)
                .perhaps(words(", as a ").before(accumulation()), Breakdown::accumulated)
                .perhaps(words(", ").before(comparison()), Breakdown::compared)
                .perhaps(words(", as ").before(share()), Breakdown::shared);
    }

    private static Breakdown list(List<Grouping> groupings) {
        return new Breakdown(
                Subject.EVERYTHING, List.of(), groupings, List.of(), null, null, null, null);
    }

    private Rule<Ranking> ranking() {
        Rule<Function<FigureRules.FigureOf, Ranking>> which =
                either(
                        List.of(
                                words("highest first").as(_ -> by -> ranking(by, true, 0)),
                                words("lowest first").as(_ -> by -> ranking(by, false, 0)),
                                words("the top ")
                                        .before(RangeRules.count())
                                        .as(limit -> by -> ranking(by, true, limit)),
                                words("the bottom ")
                                        .before(RangeRules.count())
                                        .as(limit -> by -> ranking(by, false, limit))));
        return which.closedBy(" by ")
                .then(figures.figure(), Function::apply)
                .perhaps(words(" within each ").before(groupings), BreakdownRules::within);
    }

    private static Ranking ranking(FigureRules.FigureOf by, boolean descending, int limit) {
        return new Ranking(by.measure(), by.figure(), descending, limit, List.of());
    }

    private static Ranking within(Ranking ranking, List<Grouping> within) {
        return new Ranking(
                ranking.by(), ranking.figure(), ranking.descending(), ranking.limit(), within);
    }

    private static Rule<Accumulation> accumulation() {
        List<String> steps =
                Stream.concat(Stream.of(Unit.values()).map(SpanWords::unit), Stream.of("step"))
                        .flatMap(step -> Stream.of(step, Plural.of(step)))
                        .toList();
        return either(
                List.of(
                        words("running total").as(_ -> new Accumulation.Running()),
                        words("moving average over ")
                                .before(RangeRules.count())
                                .closedBy(" ")
                                .then(
                                        Rule.named(steps, Function.identity()),
                                        (count, _) -> new Accumulation.Moving(count))));
    }

    private Rule<Comparison> comparison() {
        return either(
                List.of(
                        words("compared with ")
                                .before(SpanRules.name())
                                .as(Comparison.WithSpan::new),
                        words("compared with the period before")
                                .as(_ -> new Comparison.WithPeriodBefore()),
                        words("compared with the same period a year earlier")
                                .as(_ -> new Comparison.WithYearBefore()),
                        words("each compared with the one before")
                                .as(_ -> new Comparison.StepBefore()),
                        words("each compared with the one a year earlier")
                                .as(_ -> new Comparison.StepYearBefore()),
                        ofValues()));
    }

    private Rule<Comparison> ofValues() {
        return words("comparing ")
                .before(values.among())
                .when(among -> among.values().size() == 1)
                .closedBy(" with ")
                .then(
                        first -> values.of(first.dimension()),
                        (first, second) ->
                                new Comparison.OfValues(
                                        first.dimension(), first.values().getFirst(), second));
    }

    private Rule<Share> share() {
        return either(
                List.of(
                        words("a share of the total").as(_ -> new Share.OfRows(List.of())),
                        words("a share within each ").before(groupings).as(Share.OfRows::new),
                        words("the share of those ")
                                .before(conditions.inner())
                                .as(Share.OfWhole::new)));
    }
}
