package io.millrace.ask.grammar.canonical;

import static io.millrace.ask.grammar.canonical.Rule.nothing;
import static io.millrace.ask.grammar.canonical.Rule.words;

import io.millrace.semantics.query.Subject;

/** Which sales a question is about. */
final class SubjectRules {

    private SubjectRules() {}

    /** A span, by what it is dated and the conditions, each of which may be absent. */
    static Rule<Subject> subject(ConditionRules conditions) {
        return nothing(Subject.EVERYTHING)
                .perhaps(words(" ").before(SpanRules.when(" and ")), Subject::with)
                .perhaps(words(", dated by ").before(conditions.basis()), Subject::with)
                .perhaps(words(", ").before(conditions.clause().joinedBy(", ")), Subject::with);
    }
}
