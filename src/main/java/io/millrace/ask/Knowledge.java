package io.millrace.ask;

import io.millrace.ask.chips.Chips;
import io.millrace.ask.grammar.GrammarReader;
import io.millrace.ask.reading.QuestionReader;
import io.millrace.db.Database;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.values.ValueDictionary;
import io.millrace.warehouse.Extent;
import io.millrace.work.Run;

/**
 * What is known of the warehouse as of one sync: its days, its names, who reads by them, and what
 * pieces of questions could be instead.
 *
 * @param runId the sync
 */
record Knowledge(
        long runId, Extent extent, ValueDictionary values, QuestionReader grammar, Chips chips) {

    static Knowledge of(long runId, Extent extent, SemanticModel model, Database mart, Run run) {
        ValueDictionary values = ValueDictionary.read(mart, model, run);
        return new Knowledge(
                runId,
                extent,
                values,
                new GrammarReader(model, values, extent),
                new Chips(model, values::of, extent));
    }
}
