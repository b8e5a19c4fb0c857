package io.millrace.ask.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.MillraceException;
import io.millrace.ask.guard.GuardVerdict;
import io.millrace.ask.guard.MartSchema;
import io.millrace.ask.guard.SqlGuard;
import io.millrace.ask.model.ChatEndpoint;
import io.millrace.ask.prompt.ModelVerdict.Reason;
import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.values.ValueDictionary;
import io.millrace.work.Run;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has a model read a question: first as a form, which says nothing but names of the semantic model;
 * and where the form cannot say it, as a statement, which the guard looks at like anybody's. What
 * cannot be used is asked for once more, with what is wrong about it. For several threads.
 */
public final class ModelReader {

    private record Known(ValueDictionary values, KnownNames names) {}

    private final ChatEndpoint chat;
    private final SemanticModel model;
    private final QueryJson forms;
    private final Disclosure disclosure;
    private final PromptWriter writer;
    private final Supplier<MartSchema> schema;
    private final ExampleFinder examples;
    private volatile @Nullable Known known;

    /**
     * Reads through a model.
     *
     * @param schema what the person may read; asked for when a statement is wanted
     * @param examples verified questions, of which those are told that share words with a question
     */
    public ModelReader(
            ChatEndpoint chat,
            SemanticModel model,
            Disclosure disclosure,
            Supplier<MartSchema> schema,
            Collection<Example> examples) {
        this(chat, model, disclosure, schema, new ExamplesByWords(examples));
    }

    ModelReader(
            ChatEndpoint chat,
            SemanticModel model,
            Disclosure disclosure,
            Supplier<MartSchema> schema,
            ExampleFinder examples) {
        this.chat = chat;
        this.model = model;
        this.forms = new QueryJson(model);
        this.disclosure = disclosure;
        this.writer = new PromptWriter(model, disclosure);
        this.schema = schema;
        this.examples = examples;
    }

    /**
     * Reads a question and has the reading carried out.
     *
     * @throws MillraceException with code CANNOT_CONNECT if no model answers, CANCELLED, or FAILED
     */
    public <T> ModelVerdict<T> read(Asked asked, Trial<T> trial, Run run) {
        KnownNames names = names(asked.values());
        ExampleFinder.Found similar = examples.nearest(asked.question(), PromptWriter.SIMILAR, run);
        Dialogue dialogue = new Dialogue(chat, similar.remark(), run);
        ModelVerdict<T> asForm =
                dialogue.settle(
                        writer.forForm(asked, names, similar.examples()),
                        reply -> ofForm(reply, names, trial));
        if (asForm instanceof ModelVerdict.Unused<T>(Reason reason, _, _)
                && reason == Reason.OUTSIDE) {
            MartSchema askable = disclosure.askable(schema.get());
            return dialogue.settle(
                    writer.forStatement(asked, names, similar.examples(), askable),
                    reply -> ofStatement(reply, askable, trial));
        }
        return asForm;
    }

    private KnownNames names(ValueDictionary values) {
        Known last = known;
        if (last == null || last.values() != values) {
            last = new Known(values, new KnownNames(values));
            known = last;
        }
        return last.names();
    }

    private <T> T ofForm(Map.Entry<String, JsonNode> reply, KnownNames names, Trial<T> trial)
            throws UnusableException {
        return switch (reply.getKey()) {
            case Replies.QUERY -> {
                SemanticQuery query = mended(() -> forms.read(reply.getValue()));
                yield mended(() -> trial.query(new NameCheck(model, names).settle(query)));
            }
            case Replies.OUTSIDE -> throw new UnusableException(Reason.OUTSIDE, "");
            case Replies.UNKNOWN -> throw new UnusableException(Reason.NOT_KNOWN, "");
            default -> throw Replies.unreadable("The reply is none of query, outside and unknown.");
        };
    }

    private static <T> T ofStatement(
            Map.Entry<String, JsonNode> reply, MartSchema askable, Trial<T> trial)
            throws UnusableException {
        return switch (reply.getKey()) {
            case Replies.SQL ->
                    switch (SqlGuard.check(reply.getValue().asText(), askable)) {
                        case GuardVerdict.Allowed allowed -> run(allowed.rendered(), trial);
                        case GuardVerdict.Refused(String reason) ->
                                throw new UnusableException(Reason.REFUSED, reason);
                    };
            case Replies.UNKNOWN -> throw new UnusableException(Reason.NOT_KNOWN, "");
            default -> throw Replies.unreadable("The reply is neither sql nor unknown.");
        };
    }

    private static <T> T run(String sql, Trial<T> trial) throws UnusableException {
        try {
            return trial.statement(sql);
        } catch (MillraceException failed) {
            String message = String.valueOf(failed.getMessage());
            throw fault(failed, Reason.FAILED, Disclosure.withoutValues(message, sql));
        }
    }

    private static <T> T mended(Supplier<T> work) throws UnusableException {
        try {
            return work.get();
        } catch (MillraceException failed) {
            throw fault(failed, Reason.UNREADABLE, String.valueOf(failed.getMessage()));
        }
    }

    /** What is wrong with a proposal is for the model to mend; all else ends the question. */
    private static UnusableException fault(MillraceException failed, Reason reason, String fault) {
        return switch (failed.code()) {
            case USAGE, BAD_DATA -> new UnusableException(reason, fault);
            case CONFIGURATION, CANNOT_CONNECT, NOT_PERMITTED, CANCELLED, FAILED -> throw failed;
        };
    }
}
