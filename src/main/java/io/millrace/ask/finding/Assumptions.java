package io.millrace.ask.finding;

import io.millrace.ask.words.SpanWords;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.sql.Column.Role;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.words.Formats;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an answer takes for granted, a sentence each. */
final class Assumptions {

    /** A shop is closed now and then: so many days without sales say nothing about the data. */
    private static final int CLOSED_DAYS = 7;

    private final SemanticModel model;
    private final Formats formats;
    private final Rules rules;

    Assumptions(SemanticModel model, Formats formats) {
        this.model = model;
        this.formats = formats;
        this.rules = new Rules(model);
    }

    List<String> of(Facts facts) {
        Set<String> sentences = new LinkedHashSet<>();
        period(facts, sentences);
        dates(facts.query(), sentences);
        rows(facts, sentences);
        sentences.addAll(rules.of(facts.query()));
        sentences.addAll(facts.remarks());
        return List.copyOf(sentences);
    }

    private void period(Facts facts, Set<String> sentences) {
        Extent extent = facts.extent();
        Timespan span = facts.query().subject().span();
        if (facts.query() instanceof Coverage && span instanceof Timespan.Everything) {
            return;
        }
        if (span instanceof Timespan.Everything) {
            sentences.add(
                    "All the data count, %s."
                            .formatted(formats.period(new Period(extent.first(), extent.last()))));
        }
        spans(facts.query())
                .flatMap(Assumptions::relative)
                .forEach(part -> sentences.add(meaning(part, extent)));
        for (Period period : span.within(extent)) {
            if (period.to().isAfter(extent.last().plusDays(CLOSED_DAYS))) {
                sentences.add("The data end on %s.".formatted(formats.day(extent.last())));
            }
            if (period.from().isBefore(extent.first().minusDays(CLOSED_DAYS))) {
                sentences.add("The data begin on %s.".formatted(formats.day(extent.first())));
            }
        }
    }

    private static Stream<Timespan> spans(SemanticQuery query) {
        Stream<Timespan> own = Stream.of(query.subject().span());
        return query instanceof Breakdown breakdown
                        && breakdown.comparison() instanceof Comparison.WithSpan(Timespan other)
                ? Stream.concat(own, Stream.of(other))
                : own;
    }

    /** The parts that move on with the data. */
    private static Stream<Timespan> relative(Timespan span) {
        return switch (span) {
            case Timespan.Current _, Timespan.Earlier _, Timespan.Latest _ -> Stream.of(span);
            case Timespan.Several(List<Timespan> spans) ->
                    spans.stream().flatMap(Assumptions::relative);
            case Timespan.Everything _, Timespan.Days _ -> Stream.empty();
        };
    }

    private String meaning(Timespan span, Extent extent) {
        return "%s is %s, counted from the last day of data."
                .formatted(
                        Telling.capital(SpanWords.name(span)),
                        formats.period(span.within(extent).getFirst()));
    }

    private void dates(SemanticQuery query, Set<String> sentences) {
        boolean isAboutTime =
                !(query.subject().span() instanceof Timespan.Everything) || hasTime(query);
        if (isAboutTime) {
            sentences.add("Dated by %s.".formatted(model.basis(query.subject().basis()).label()));
        }
    }

    private static boolean hasTime(SemanticQuery query) {
        return switch (query) {
            case Breakdown breakdown ->
                    breakdown.comparison() instanceof Comparison.WithSpan
                            || breakdown.groupings().stream()
                                    .anyMatch(by -> !(by instanceof Grouping.By));
            case Correlation correlation ->
                    correlation.over() != null && !(correlation.over() instanceof Grouping.By);
            case Cohorts _ -> true;
            case Pareto _, Basket _, Coverage _ -> false;
        };
    }

    private void rows(Facts facts, Set<String> sentences) {
        if (hasTies(facts)) {
            sentences.add("Equal ones stand by name.");
        }
        if (facts.isCapped()) {
            String shown = formats.count(facts.rows().size());
            sentences.add(
                    facts.total().isPresent()
                            ? "These are the first %s of %s."
                                    .formatted(shown, formats.count(facts.total().getAsLong()))
                            : "These are the first %s; there are more.".formatted(shown));
        }
    }

    /** Whether ranked rows are equal in what they are ranked by. */
    private boolean hasTies(Facts facts) {
        if (!(facts.query() instanceof Breakdown breakdown) || breakdown.ranking() == null) {
            return false;
        }
        Cells cells = new Cells(facts, formats);
        int measure = breakdown.measures().indexOf(breakdown.ranking().by());
        int column =
                cells.column(
                        switch (breakdown.ranking().figure()) {
                            case VALUE -> Role.VALUE;
                            case DIFFERENCE -> Role.DIFFERENCE;
                            case GROWTH -> Role.GROWTH;
                            case SHARE -> Role.SHARE;
                        },
                        measure);
        List<Object> values = new ArrayList<>();
        for (int row = 0; column >= 0 && row < cells.rows(); row++) {
            Object value = cells.value(row, column);
            if (value != null) {
                values.add(cells.name(row, breakdown.ranking().within()) + " " + value);
            }
        }
        return Set.copyOf(values).size() < values.size();
    }
}
