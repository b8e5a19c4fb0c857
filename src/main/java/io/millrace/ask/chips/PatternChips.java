package io.millrace.ask.chips;

import io.millrace.ask.words.FigureWords;
import io.millrace.ask.words.Plural;
import io.millrace.ask.words.RangeWords;
import io.millrace.ask.words.SpanWords;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Unit;
import java.math.BigDecimal;
import java.util.List;

/** Questions of a form of their own. */
final class PatternChips {

    private static final List<BigDecimal> SHARES =
            List.of(new BigDecimal("0.5"), new BigDecimal("0.8"), new BigDecimal("0.9"));

    private final Vocabulary vocabulary;
    private final FigureWords figures;

    PatternChips(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.figures = vocabulary.figures();
    }

    void addTo(List<Chip> chips, SemanticQuery query) {
        switch (query) {
            case Cohorts cohorts -> chips.add(cohorts(cohorts));
            case Pareto pareto -> pareto(pareto, chips);
            case Correlation correlation -> correlation(correlation, chips);
            case Basket basket -> basket(basket, chips);
            case Coverage coverage ->
                    chips.add(choices(coverage).chip(Chip.Kind.PATTERN, "coverage of the data"));
            case Breakdown _ -> {}
        }
    }

    private Choices choices(SemanticQuery query) {
        return new Choices(vocabulary.check(), query);
    }

    private Chip cohorts(Cohorts query) {
        Choices choices = choices(query);
        for (Unit unit : Unit.values()) {
            choices.add("cohorts by " + SpanWords.unit(unit), new Cohorts(query.subject(), unit));
        }
        return choices.chip(Chip.Kind.PATTERN, "cohorts by " + SpanWords.unit(query.unit()));
    }

    private void pareto(Pareto query, List<Chip> chips) {
        Choices who = choices(query);
        for (String name : vocabulary.model().dimensions().keySet()) {
            who.add(
                    figures.plural(name),
                    new Pareto(
                            query.subject(), name, query.measure(), query.share(), query.listed()));
        }
        chips.add(who.chip(Chip.Kind.GROUPING, figures.plural(query.dimension())));
        Choices what = choices(query);
        for (String name : vocabulary.model().measures().keySet()) {
            Measure.Named measure = new Measure.Named(name);
            what.add(
                    figures.measure(measure),
                    new Pareto(
                            query.subject(),
                            query.dimension(),
                            measure,
                            query.share(),
                            query.listed()));
        }
        chips.add(what.chip(Chip.Kind.MEASURE, figures.measure(query.measure())));
        Choices much = choices(query);
        for (BigDecimal share : SHARES) {
            much.add(
                    percent(share),
                    new Pareto(
                            query.subject(),
                            query.dimension(),
                            query.measure(),
                            share,
                            query.listed()));
        }
        much.add(listed(!query.listed()), query.listing(!query.listed()));
        chips.add(
                much.chip(
                        Chip.Kind.PATTERN,
                        "%s, %s".formatted(percent(query.share()), listed(query.listed()))));
    }

    private static String percent(BigDecimal share) {
        return "the fewest that make " + RangeWords.number(share, Format.PERCENT);
    }

    private static String listed(boolean listed) {
        return listed ? "each by name" : "how many";
    }

    private void correlation(Correlation query, List<Chip> chips) {
        Choices left = choices(query);
        Choices right = choices(query);
        for (String name : vocabulary.model().measures().keySet()) {
            Measure.Named measure = new Measure.Named(name);
            left.add(
                    figures.measure(measure),
                    new Correlation(query.subject(), measure, query.right(), query.over()));
            right.add(
                    figures.measure(measure),
                    new Correlation(query.subject(), query.left(), measure, query.over()));
        }
        chips.add(left.chip(Chip.Kind.MEASURE, figures.measure(query.left())));
        chips.add(right.chip(Chip.Kind.MEASURE, figures.measure(query.right())));
        Choices over = choices(query);
        over.add(
                "over each line",
                new Correlation(query.subject(), query.left(), query.right(), null));
        for (Grouping grouping : GroupingChips.all(vocabulary, new Grouping.By(""))) {
            over.add(
                    "over each " + figures.grouping(grouping),
                    new Correlation(query.subject(), query.left(), query.right(), grouping));
        }
        chips.add(
                over.chip(
                        Chip.Kind.GROUPING,
                        query.over() == null
                                ? "over each line"
                                : "over each " + figures.grouping(query.over())));
    }

    private void basket(Basket query, List<Chip> chips) {
        Choices what = choices(query);
        for (String name : vocabulary.model().dimensions().keySet()) {
            what.add(
                    "pairs of " + figures.plural(name),
                    new Basket(query.subject(), name, null, query.limit(), query.byLift()));
        }
        chips.add(what.chip(Chip.Kind.GROUPING, "pairs of " + figures.plural(query.dimension())));
        if (query.with() != null) {
            chips.add(with(query, query.with()));
        }
        Choices how = choices(query);
        how.add(
                order(!query.byLift()),
                new Basket(
                        query.subject(),
                        query.dimension(),
                        query.with(),
                        query.limit(),
                        !query.byLift()));
        for (int limit : List.of(5, 10, 20, 50)) {
            how.add(
                    Plural.counted(limit, "pair"),
                    new Basket(
                            query.subject(),
                            query.dimension(),
                            query.with(),
                            limit,
                            query.byLift()));
        }
        chips.add(
                how.chip(
                        Chip.Kind.RANKING,
                        "%s, %s"
                                .formatted(
                                        Plural.counted(query.limit(), "pair"),
                                        order(query.byLift()))));
    }

    private Chip with(Basket query, String value) {
        return choices(query)
                .add(
                        "without",
                        new Basket(
                                query.subject(),
                                query.dimension(),
                                null,
                                query.limit(),
                                query.byLift()))
                .chip(Chip.Kind.FILTER, "with " + value);
    }

    private static String order(boolean byLift) {
        return byLift ? "most beyond chance first" : "most often first";
    }
}
