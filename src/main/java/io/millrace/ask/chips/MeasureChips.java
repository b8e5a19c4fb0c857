package io.millrace.ask.chips;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Measure;
import java.util.List;

/** What is measured. */
final class MeasureChips {

    private final Vocabulary vocabulary;
    private final Breakdown query;

    MeasureChips(Vocabulary vocabulary, Breakdown query) {
        this.vocabulary = vocabulary;
        this.query = query;
    }

    void addTo(List<Chip> chips) {
        for (int place = 0; place < query.measures().size(); place++) {
            chips.add(chip(place));
        }
    }

    private Chip chip(int place) {
        Measure measure = query.measures().get(place);
        Choices choices = new Choices(vocabulary.check(), query);
        if (measure instanceof Measure.Over over) {
            statistics(choices, place, over);
        }
        for (Measure.Named other : all()) {
            choices.addMended(label(other), Replacing.measure(query, place, other));
        }
        if (query.measures().size() > 1) {
            choices.addMended(
                    "without", query.measuring(Replacing.without(query.measures(), place)));
        }
        return choices.chip(Chip.Kind.MEASURE, label(measure));
    }

    private void statistics(Choices choices, int place, Measure.Over over) {
        for (Measure.Statistic statistic : Measure.Statistic.values()) {
            Measure other = new Measure.Over(statistic, over.measure(), over.part());
            choices.addMended(label(other), Replacing.measure(query, place, other));
        }
    }

    Chip offer() {
        Choices choices = new Choices(vocabulary.check(), query);
        for (Measure.Named other : all()) {
            choices.add(label(other), query.measuring(Replacing.with(query.measures(), other)));
        }
        return choices.chip(Chip.Kind.MEASURE, "Add a measure");
    }

    private List<Measure.Named> all() {
        return vocabulary.model().measures().keySet().stream().map(Measure.Named::new).toList();
    }

    private String label(Measure measure) {
        return Vocabulary.capital(vocabulary.figures().measure(measure));
    }
}
