package io.millrace.ask.chips;

import io.millrace.ask.words.SpanWords;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import java.util.List;
import java.util.stream.Stream;

/** Which sales: the day that dates them, and each condition. */
final class FilterChips {

    /** More values than these are no choice to look through. */
    private static final int VALUES = 60;

    private final Vocabulary vocabulary;
    private final SemanticQuery query;
    private final Subject subject;

    FilterChips(Vocabulary vocabulary, SemanticQuery query) {
        this.vocabulary = vocabulary;
        this.query = query;
        this.subject = query.subject();
    }

    void addTo(List<Chip> chips) {
        if (isDated()) {
            chips.add(basis());
        }
        for (int place = 0; place < subject.conditions().size(); place++) {
            chips.add(condition(place));
        }
    }

    /** Whether it matters by which day sales are dated. */
    private boolean isDated() {
        return subject.basis() != DateBasis.ORDER
                || !(subject.span() instanceof Timespan.Everything)
                || goesByTime();
    }

    private boolean goesByTime() {
        return query instanceof Breakdown breakdown
                && breakdown.groupings().stream()
                        .anyMatch(grouping -> !(grouping instanceof Grouping.By));
    }

    private Chip basis() {
        Choices choices = new Choices(vocabulary.check(), query);
        for (DateBasis basis : DateBasis.values()) {
            choices.add(label(basis), query.about(subject.with(basis)));
        }
        return choices.chip(Chip.Kind.DATE, label(subject.basis()));
    }

    private String label(DateBasis basis) {
        return "dated by " + vocabulary.model().basis(basis).label();
    }

    private Chip condition(int place) {
        Condition condition = subject.conditions().get(place);
        Choices choices = new Choices(vocabulary.check(), query);
        others(condition)
                .forEach(other ->
                        choices.add(
                                vocabulary.conditions().clause(other),
                                query.about(
                                        subject.with(
                                                Replacing.at(
                                                        subject.conditions(), place, other)))));
        choices.add(
                "without",
                query.about(subject.with(Replacing.without(subject.conditions(), place))));
        return choices.chip(Chip.Kind.FILTER, vocabulary.conditions().clause(condition));
    }

    private Stream<Condition> others(Condition condition) {
        return switch (condition) {
            case Condition.OneOf oneOf -> values(oneOf);
            case Condition.Numeric(String attribute, var range, boolean negated) ->
                    Stream.of(
                            new Condition.Numeric(attribute, range, !negated),
                            new Condition.Numeric(attribute, Ranges.opposite(range), negated));
            case Condition.Flagged(String flag, boolean negated) ->
                    Stream.of(new Condition.Flagged(flag, !negated));
            case Condition.Recurring recurring -> parts(recurring);
            case Condition.Dated(DateBasis basis, Timespan span) ->
                    PeriodChips.others(span, vocabulary.extent()).stream()
                            .filter(other -> !SpanWords.when(other).isEmpty())
                            .map(other -> new Condition.Dated(basis, other));
            case Condition.Belonging(String entity, _, Condition.Deed deed) ->
                    Stream.of(Condition.Quantifier.values())
                            .map(other -> new Condition.Belonging(entity, other, deed));
        };
    }

    private Stream<Condition> values(Condition.OneOf oneOf) {
        String dimension = oneOf.dimension();
        Stream<Condition> negation =
                Stream.of(new Condition.OneOf(dimension, oneOf.values(), !oneOf.negated()));
        Stream<String> own = oneOf.values().size() > 1 ? oneOf.values().stream() : Stream.empty();
        List<String> known = vocabulary.values().apply(dimension);
        Stream<String> others = known.size() > VALUES ? Stream.empty() : known.stream();
        return Stream.concat(
                negation,
                Stream.concat(own, others)
                        .map(value ->
                                new Condition.OneOf(dimension, List.of(value), oneOf.negated())));
    }

    private static Stream<Condition> parts(Condition.Recurring recurring) {
        Cycle cycle = recurring.cycle();
        Stream<Condition> negation =
                Stream.of(new Condition.Recurring(cycle, recurring.values(), !recurring.negated()));
        Stream<Condition> others =
                Stream.iterate(1, number -> number <= cycle.last(), number -> number + 1)
                        .map(number ->
                                new Condition.Recurring(
                                        cycle, List.of(number), recurring.negated()));
        return Stream.concat(negation, others);
    }
}
