package io.millrace.ask.chips;

import io.millrace.ask.words.ConditionWords;
import io.millrace.ask.words.FigureWords;
import io.millrace.ask.words.Paraphraser;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.sql.QueryCheck;
import io.millrace.warehouse.Extent;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What pieces of questions are made of, and called.
 *
 * @param values the values of a dimension that a person may see; empty where they are not known
 */
record Vocabulary(
        SemanticModel model,
        Function<String, List<String>> values,
        Extent extent,
        QueryCheck check,
        FigureWords figures,
        ConditionWords conditions,
        Paraphraser paraphraser) {

    static Vocabulary of(
            SemanticModel model, Function<String, List<String>> values, Extent extent) {
        return new Vocabulary(
                model,
                values,
                extent,
                new QueryCheck(model),
                new FigureWords(model),
                new ConditionWords(model),
                new Paraphraser(model));
    }

    static String capital(String label) {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }
}
