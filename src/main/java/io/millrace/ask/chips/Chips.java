package io.millrace.ask.chips;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.warehouse.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Takes a question apart. Every alternative makes sense, differs from the question and from the
 * others of its chip; the same question has the same chips.
 */
public final class Chips {

    private final Vocabulary vocabulary;

    /**
     * Chips in the words of a model.
     *
     * @param values the values of a dimension, by its name, that the person may see
     * @param extent the days of which there is data
     */
    public Chips(SemanticModel model, Function<String, List<String>> values, Extent extent) {
        this.vocabulary = Vocabulary.of(model, values, extent);
    }

    /** The pieces that a question has, in the order in which they are said. */
    public List<Chip> of(SemanticQuery query) {
        List<Chip> chips = new ArrayList<>();
        if (query instanceof Breakdown breakdown) {
            new MeasureChips(vocabulary, breakdown).addTo(chips);
            new GroupingChips(vocabulary, breakdown).addTo(chips);
        } else {
            new PatternChips(vocabulary).addTo(chips, query);
        }
        chips.add(new PeriodChips(vocabulary).chip(query));
        new FilterChips(vocabulary, query).addTo(chips);
        if (query instanceof Breakdown breakdown) {
            new RowChips(vocabulary, breakdown).addTo(chips);
            new FigureChips(vocabulary, breakdown).addTo(chips);
        }
        return List.copyOf(chips);
    }

    /**
     * What could be added to a question; of each kind one chip, without those that have nothing.
     */
    public List<Chip> offers(SemanticQuery query) {
        if (!(query instanceof Breakdown breakdown)) {
            return List.of();
        }
        List<Chip> offers = new ArrayList<>();
        offers.add(new MeasureChips(vocabulary, breakdown).offer());
        offers.add(new GroupingChips(vocabulary, breakdown).offer());
        offers.addAll(new RowChips(vocabulary, breakdown).offers());
        offers.addAll(new FigureChips(vocabulary, breakdown).offers());
        offers.removeIf(chip -> chip.alternatives().isEmpty());
        return List.copyOf(offers);
    }
}
