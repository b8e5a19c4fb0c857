package io.millrace.ask.grammar.canonical;

import static io.millrace.ask.grammar.canonical.Rule.either;
import static io.millrace.ask.grammar.canonical.Rule.words;

import io.millrace.ask.words.FigureWords;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Unit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Measures, what they are grouped by and what they are held against. */
final class FigureRules {

    /** Which figure of which measure. */
    record FigureOf(Measure measure, Figure figure) {}

    private final FigureWords words;
    private final Rule<String> plural;
    private final Rule<Measure.Named> named;
    private final Rule<Grouping> grouping;
    private final Rule<Measure> measure;
    private final Rule<FigureOf> figure;
    private final Rule<Threshold> threshold;

    FigureRules(SemanticModel model) {
        this.words = new FigureWords(model);
        this.plural = Rule.named(model.dimensions().keySet(), words::plural);
        this.named =
                Rule.named(
                        model.measures().keySet().stream().map(Measure.Named::new).toList(),
                        words::measure);
        this.grouping = Rule.named(groupings(model), words::grouping);
        this.measure = either(List.of(named, countOf(plural), over(named, grouping), ratio(named)));
        this.figure = figure(measure);
        this.threshold = figure.then(this::limit, FigureRules::threshold);
    }

    private static List<Grouping> groupings(SemanticModel model) {
        return Stream.<Stream<? extends Grouping>>of(
                        model.dimensions().keySet().stream().map(Grouping.By::new),
                        Stream.of(Unit.values()).map(Grouping.Steps::new),
                        Stream.of(Cycle.values()).map(Grouping.Cyclic::new))
                .<Grouping>flatMap(each -> each)
                .toList();
    }

    /** A dimension by its label in the plural. */
    Rule<String> plural() {
        return plural;
    }

    /** One of the model's measures. */
    Rule<Measure.Named> named() {
        return named;
    }

    Rule<Measure> measure() {
        return measure;
    }

    Rule<FigureOf> figure() {
        return figure;
    }

    /** Such as "sales are over 10,000". */
    Rule<Threshold> threshold() {
        return threshold;
    }

    Rule<Grouping> grouping() {
        return grouping;
    }

    private static Rule<Measure> countOf(Rule<String> plural) {
        return words("number of different ").before(plural).as(Measure.CountOf::new);
    }

    private static Rule<Measure> over(Rule<Measure.Named> named, Rule<Grouping> grouping) {
        Rule<Function<Grouping, Measure>> ofEach =
                lowerCase(List.of(Measure.Statistic.values()))
                        .closedBy(" of the ")
                        .then(
                                named,
                                (statistic, of) -> part -> new Measure.Over(statistic, of, part));
        return ofEach.closedBy(" of each ").then(grouping, Function::apply);
    }

    private static Rule<Measure> ratio(Rule<Measure.Named> named) {
        return named.closedBy(" divided by ").then(named, Measure.Ratio::new);
    }

    private static Rule<FigureOf> figure(Rule<Measure> measure) {
        Rule<FigureOf> value = measure.as(each -> new FigureOf(each, Figure.VALUE));
        Rule<FigureOf> other =
                lowerCase(List.of(Figure.DIFFERENCE, Figure.GROWTH, Figure.SHARE))
                        .closedBy(" in ")
                        .then(measure, (which, of) -> new FigureOf(of, which));
        return either(List.of(value, other));
    }

    private static <E extends Enum<E>> Rule<E> lowerCase(List<E> names) {
        return Rule.named(names, name -> name.name().toLowerCase(Locale.ROOT));
    }

    private Rule<Threshold.Limit> limit(FigureOf figure) {
        return either(List.of(words(" is "), words(" are ")))
                .before(
                        either(
                                List.of(
                                        words("above average")
                                                .as(_ -> new Threshold.Limit.AboveAverage()),
                                        words("below average")
                                                .as(_ -> new Threshold.Limit.BelowAverage()),
                                        RangeRules.range(
                                                        words.format(
                                                                figure.measure(), figure.figure()))
                                                .as(Threshold.Limit.Within::new))));
    }

    private static Threshold threshold(FigureOf of, Threshold.Limit limit) {
        return new Threshold(of.measure(), of.figure(), limit);
    }
}
