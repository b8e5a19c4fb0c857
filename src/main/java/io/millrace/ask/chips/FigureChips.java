package io.millrace.ask.chips;

import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Share;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of the figures: accumulated, compared, as a share. */
final class FigureChips {

    private static final List<Accumulation> ACCUMULATIONS =
            List.of(
                    new Accumulation.Running(),
                    new Accumulation.Moving(3),
                    new Accumulation.Moving(6),
                    new Accumulation.Moving(12));

    private static final List<Comparison> COMPARISONS =
            List.of(
                    new Comparison.WithPeriodBefore(),
                    new Comparison.WithYearBefore(),
                    new Comparison.StepBefore(),
                    new Comparison.StepYearBefore());

    private final Vocabulary vocabulary;
    private final Breakdown query;

    FigureChips(Vocabulary vocabulary, Breakdown query) {
        this.vocabulary = vocabulary;
        this.query = query;
    }

    void addTo(List<Chip> chips) {
        if (query.accumulation() != null) {
            chips.add(
                    accumulations()
                            .addMended("without", query.accumulated(null))
                            .chip(Chip.Kind.ACCUMULATION, label(query.accumulation())));
        }
        if (query.comparison() != null) {
            chips.add(
                    comparisons(query.comparison())
                            .addMended("without", query.compared(null))
                            .chip(
                                    Chip.Kind.COMPARISON,
                                    vocabulary.paraphraser().comparison(query.comparison())));
        }
        if (query.share() != null) {
            chips.add(
                    shares().addMended("without", query.shared(null))
                            .chip(Chip.Kind.SHARE, vocabulary.paraphraser().share(query.share())));
        }
    }

    List<Chip> offers() {
        List<Chip> offers = new ArrayList<>();
        if (query.accumulation() == null) {
            offers.add(accumulations().chip(Chip.Kind.ACCUMULATION, "Accumulate"));
        }
        if (query.comparison() == null) {
            offers.add(comparisons(null).chip(Chip.Kind.COMPARISON, "Compare"));
        }
        if (query.share() == null) {
            offers.add(shares().chip(Chip.Kind.SHARE, "As a share"));
        }
        return offers;
    }

    private String label(Accumulation accumulation) {
        return vocabulary.paraphraser().accumulation(accumulation, query.groupings());
    }

    private Choices accumulations() {
        Choices choices = new Choices(vocabulary.check(), query);
        ACCUMULATIONS.forEach(other -> choices.add(label(other), query.accumulated(other)));
        return choices;
    }

    private Choices comparisons(@Nullable Comparison old) {
        Choices choices = new Choices(vocabulary.check(), query);
        List<Comparison> others = new ArrayList<>();
        if (old instanceof Comparison.OfValues(String dimension, String one, String other)) {
            others.add(new Comparison.OfValues(dimension, other, one));
        }
        others.addAll(COMPARISONS);
        others.forEach(wanted ->
                choices.add(vocabulary.paraphraser().comparison(wanted), query.compared(wanted)));
        return choices;
    }

    private Choices shares() {
        Choices choices = new Choices(vocabulary.check(), query);
        List<Share> others = new ArrayList<>();
        others.add(new Share.OfRows(List.of()));
        for (Grouping grouping : query.groupings()) {
            others.add(new Share.OfRows(List.of(grouping)));
        }
        others.forEach(wanted ->
                choices.add(vocabulary.paraphraser().share(wanted), query.shared(wanted)));
        return choices;
    }
}
