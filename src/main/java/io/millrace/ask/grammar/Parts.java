package io.millrace.ask.grammar;

import io.millrace.semantics.model.Formula;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.values.ValueDictionary;

/**
 * What all constructs of the grammar work on: the question, what is understood, and what is known.
 */
record Parts(
        Cursor cursor,
        Draft draft,
        SemanticModel model,
        ValueDictionary values,
        Lexicon lexicon,
        PeriodGrammar periods,
        String question) {

    boolean isEntity(String dimension) {
        return model.dimension(dimension).entity();
    }

    /** The model's own measure for a ratio, or the ratio itself. */
    Measure ratio(Measure.Named above, Measure.Named below) {
        Formula wanted = new Formula.Ratio(above.name(), below.name());
        return model.measures().values().stream()
                .filter(known -> known.formula().equals(wanted))
                .<Measure>map(known -> new Measure.Named(known.name()))
                .findFirst()
                .orElseGet(() -> new Measure.Ratio(above, below));
    }

    /** The measure that counts the values of a dimension. */
    Measure count(String dimension) {
        return model.measures().values().stream()
                .filter(measure -> dimension.equals(measure.counts()))
                .<Measure>map(measure -> new Measure.Named(measure.name()))
                .findFirst()
                .orElseGet(() -> new Measure.CountOf(dimension));
    }

    /** Whether it splits returns and not sales. */
    boolean isOfReturns(Grouping grouping) {
        return grouping instanceof Grouping.By(String dimension)
                && model.dimension(dimension).table().equals("r");
    }
}
