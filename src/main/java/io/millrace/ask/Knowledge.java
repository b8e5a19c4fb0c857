package io.millrace.ask;

import io.millrace.ask.chips.Chips;
import io.millrace.ask.grammar.GrammarReader;
import io.millrace.ask.reading.QuestionReader;
import io.millrace.ask.verified.VerifiedMatches;
import io.millrace.ask.verified.VerifiedQuestions;
import io.millrace.db.Database;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.values.ValueDictionary;
import io.millrace.warehouse.Extent;
import io.millrace.work.Run;

/**
 * What is known of the warehouse as of one sync: its days, its names, who reads by them, what
 * pieces of questions could be instead, and which questions are verified.
 *
 * @param runId the sync
 */
record Knowledge(
        long runId,
        Extent extent,
        ValueDictionary values,
        QuestionReader grammar,
        Chips chips,
        VerifiedMatches verified) {

    static Knowledge of(
            long runId,
            Extent extent,
            SemanticModel model,
            VerifiedQuestions verified,
            Database mart,
            Run run) {
        ValueDictionary values = ValueDictionary.read(mart, model, run);
        QuestionReader grammar = new GrammarReader(model, values, extent);
        return new Knowledge(
                runId,
                extent,
                values,
                grammar,
                new Chips(model, values::of, extent),
                new VerifiedMatches(verified, grammar, model, extent));
    }
}
