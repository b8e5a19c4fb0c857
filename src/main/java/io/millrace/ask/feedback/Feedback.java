package io.millrace.ask.feedback;

import io.millrace.access.FeedbackLog;
import io.millrace.ask.Answer;
import io.millrace.ask.Engine;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.Extent;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person's word on the answers that the person got. */
public final class Feedback {

    private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);
    private static final Extent ONE_END = new Extent(LONG_AGO, LocalDate.of(2100, 12, 31));
    private static final Extent OTHER_END = new Extent(LONG_AGO, LocalDate.of(2101, 12, 31));

    private final FeedbackLog log;
    private final SqlCompiler compiler;

    /**
     * Speaks for one person.
     *
     * @param log under the person's own account
     */
    public Feedback(FeedbackLog log, SemanticModel model) {
        this.log = log;
        this.compiler = new SqlCompiler(model);
    }

    /**
     * Says that an answer is right, and proposes it as a verified question where its SQL goes on
     * being right as the data grows, and is not verified already.
     *
     * @return whether it is proposed
     * @throws io.millrace.MillraceException with code USAGE if this person has not asked it
     */
    public boolean right(Answer answer) {
        boolean isProposed =
                !answer.sql().isEmpty()
                        && answer.engine() != Engine.VERIFIED
                        && !movesWithTheData(answer.query());
        log.give(
                answer.question(),
                true,
                answer.reading(),
                isProposed ? Literals.in(answer.sql(), answer.parameters()) : "",
                "");
        return isProposed;
    }

    /** Whether other SQL answers the question when the data ends on another day. */
    private boolean movesWithTheData(@Nullable SemanticQuery query) {
        return query != null
                && !compiler.compile(query, ONE_END).equals(compiler.compile(query, OTHER_END));
    }

    /**
     * Says that an answer is wrong.
     *
     * @param what is wrong with it; may be empty
     * @throws io.millrace.MillraceException with code USAGE if this person has not asked it
     */
    public void wrong(Answer answer, String what) {
        log.give(answer.question(), false, answer.reading(), "", what.strip());
    }
}
