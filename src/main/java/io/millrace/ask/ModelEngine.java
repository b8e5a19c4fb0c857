package io.millrace.ask;

import io.millrace.MillraceException;
import io.millrace.ask.prompt.Asked;
import io.millrace.ask.prompt.Effort;
import io.millrace.ask.prompt.ModelReader;
import io.millrace.ask.prompt.ModelVerdict;
import io.millrace.ask.prompt.Trial;
import io.millrace.ask.reading.Reading;
import io.millrace.semantics.query.SemanticQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers through a model, and says how far that is to be relied on. */
final class ModelEngine {

    private static final String AGREED = "Both engines read this alike.";
    private static final String RUNNING = "Running what the model read";
    private static final String SAID = "";
    private static final String BUILT_IN = "So the built-in engine answered.";

    private final ModelReader reader;
    private final Answering answering;

    /** Null before anybody was missed. */
    private final AtomicReference<@Nullable String> notice = new AtomicReference<>();

    ModelEngine(ModelReader reader, Answering answering) {
        this.reader = reader;
        this.answering = answering;
    }

    /** The model's answer, or why there is none. */
    Answer only(Moment moment, @Nullable SemanticQuery previous) {
        try {
            return answer(moment, previous, null);
        } catch (MillraceException failed) {
            moment.run().check();
            return without(moment, Outcome.ERROR, String.valueOf(failed.getMessage()));
        }
    }

    /** The model's answer, with what the built-in engine thinks of it; else that one's. */
    Answer first(
            Moment moment,
            @Nullable SemanticQuery previous,
            Reading reading,
            Supplier<Answer> builtIn) {
        SemanticQuery own = reading instanceof Reading.Understood u ? u.query() : null;
        try {
            Answer answer = answer(moment, previous, own);
            return answer.outcome() == Outcome.ANSWERED || own == null
                    ? answer
                    : builtIn.get()
                            .saying(answer.message() + " " + BUILT_IN)
                            .after(answer.effort());
        } catch (MillraceException failed) {
            moment.run().check();
            return builtIn.get().saying(failed.getMessage() + " " + BUILT_IN);
        }
    }

    /** The model's answer where the built-in engine has none; else that one's word about it. */
    Answer instead(Moment moment, @Nullable SemanticQuery previous, Answer unknown) {
        try {
            Answer answer = answer(moment, previous, null);
            return answer.outcome() == Outcome.ANSWERED
                    ? answer
                    : answer.choosing(unknown.choices()).after(unknown.message());
        } catch (MillraceException failed) {
            moment.run().check();
            if (failed.code() == MillraceException.Code.CANNOT_CONNECT) {
                notice.compareAndSet(null, failed.getMessage());
                return unknown;
            }
            return unknown.saying(String.valueOf(failed.getMessage()));
        }
    }

    /** That no model is there, once each time that it went away; empty before and after. */
    Optional<String> notice() {
        return Optional.ofNullable(notice.getAndUpdate(last -> last == null ? null : SAID))
                .filter(last -> !last.equals(SAID));
    }

    private Answer answer(
            Moment moment, @Nullable SemanticQuery previous, @Nullable SemanticQuery own) {
        Asked asked =
                new Asked(
                        moment.question(),
                        previous,
                        moment.known().values(),
                        moment.known().extent(),
                        moment.known().verified()::query);
        ModelVerdict<Answer> verdict = reader.read(asked, new Attempt(moment, own), moment.run());
        notice.set(null);
        return switch (verdict) {
            case ModelVerdict.Used<Answer>(Answer answer, Effort effort) ->
                    answer.after(effort).saying(effort.remark());
            case ModelVerdict.Unused<Answer>(var reason, String sentence, Effort effort) ->
                    without(moment, outcome(reason), sentence)
                            .after(effort)
                            .saying(effort.remark());
        };
    }

    private static Outcome outcome(ModelVerdict.Reason reason) {
        return switch (reason) {
            case OUTSIDE, NOT_KNOWN, UNREADABLE -> Outcome.UNKNOWN;
            case REFUSED -> Outcome.REFUSED;
            case FAILED -> Outcome.ERROR;
        };
    }

    private static Answer without(Moment moment, Outcome outcome, String message) {
        return Answer.without(moment.question(), outcome, message, List.of(), moment.elapsed())
                .by(Engine.MODEL);
    }

    /** Carries out what the model proposes, beside how the built-in engine read the question. */
    private final class Attempt implements Trial<Answer> {

        private final Moment moment;
        private final @Nullable SemanticQuery own;

        private Attempt(Moment moment, @Nullable SemanticQuery own) {
            this.moment = moment;
            this.own = own;
        }

        @Override
        public Answer query(SemanticQuery query) {
            boolean agrees = query.equals(own);
            List<String> remarks = new ArrayList<>();
            remarks.add(agrees ? AGREED : "A model read this question.");
            Answer answer =
                    moment.run()
                            .stage(
                                    RUNNING,
                                    () -> answering.query(query, remarks, Engine.MODEL, moment));
            if (own == null || agrees) {
                return agrees ? answer.agreed() : answer;
            }
            String otherwise = answering.said(own);
            return answer.saying("The built-in engine reads it as: " + otherwise + ".")
                    .choosing(List.of(new Reading.Choice(otherwise, otherwise)));
        }

        @Override
        public Answer statement(String sql) {
            return moment.run().stage(RUNNING, () -> answering.statement(sql, moment));
        }
    }
}
