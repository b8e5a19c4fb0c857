package io.millrace.ask.grammar.canonical;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.QueryCheck;
import io.millrace.semantics.values.ValueDictionary;
import java.util.Optional;

/** Knows whole questions by the phrases in which they are said back; anything else is not one. */
public final class WholeQuestions {

    private final CanonicalReader reader;
    private final QueryCheck check;

    /** Questions of the model, about values that are known. */
    public WholeQuestions(SemanticModel model, ValueDictionary values) {
        this.reader = new CanonicalReader(model, values);
        this.check = new QueryCheck(model);
    }

    /**
     * The question that can be answered as it is said.
     *
     * @param inConversation whether there was another one before, which bare measures change
     */
    public Optional<SemanticQuery> read(String sentence, boolean inConversation) {
        return reader.read(sentence)
                .filter(query -> !inConversation || !isBare(query))
                .filter(query -> check.faults(query).isEmpty());
    }

    private static boolean isBare(SemanticQuery query) {
        return query instanceof Breakdown breakdown
                && breakdown.groupings().isEmpty()
                && breakdown.equals(Breakdown.of(breakdown.measures().toArray(Measure[]::new)));
    }
}
