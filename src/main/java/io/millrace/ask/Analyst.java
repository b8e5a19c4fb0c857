package io.millrace.ask;

import io.millrace.MillraceException;
import io.millrace.access.Audit;
import io.millrace.ask.guard.MartSchema;
import io.millrace.ask.prompt.ModelReader;
import io.millrace.ask.reading.Reading;
import io.millrace.ask.verified.VerifiedQuestion;
import io.millrace.ask.verified.VerifiedQuestions;
import io.millrace.db.Database;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.values.ValueDictionary;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Snapshot;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions under one account. What it knows of the warehouse is learned again after each
 * sync. For several threads.
 */
public final class Analyst {

    private static final String NO_MODEL =
            "No language model is set up, so none was asked; the built-in engine needs none.";

    private final Database mart;
    private final SemanticModel model;
    private final VerifiedQuestions verified;
    private final Answering answering;
    private final VerifiedAnswers verifiedAnswers;
    private final @Nullable ModelEngine modelEngine;
    private volatile @Nullable Knowledge knowledge;

    /**
     * Knows nothing yet, and asks no model.
     *
     * @param mart as the person who asks
     * @param formats how figures are written in sentences
     */
    public Analyst(Database mart, SemanticModel model, Formats formats) {
        this(mart, model, formats, _ -> null);
    }

    /**
     * Knows nothing yet.
     *
     * @param reader through which a model reads what the built-in engine cannot, given what the
     *     person may read; null where no model is to be asked
     */
    public Analyst(
            Database mart,
            SemanticModel model,
            Formats formats,
            Function<Supplier<MartSchema>, @Nullable ModelReader> reader) {
        this(mart, model, VerifiedQuestions.shipped(), formats, reader);
    }

    /**
     * The same with a company's own verified questions.
     *
     * @param verified which SQL of their own answers
     */
    public Analyst(
            Database mart,
            SemanticModel model,
            VerifiedQuestions verified,
            Formats formats,
            Function<Supplier<MartSchema>, @Nullable ModelReader> reader) {
        this.mart = mart;
        this.model = model;
        this.verified = verified;
        this.answering = new Answering(mart, model, formats);
        this.verifiedAnswers = new VerifiedAnswers(mart, model, formats);
        ModelReader given = reader.apply(answering::schema);
        this.modelEngine = given == null ? null : new ModelEngine(given, answering);
    }

    /** The questions that are answered by SQL of their own. */
    public List<VerifiedQuestion> verified() {
        return verified.all();
    }

    /**
     * Answers one question, and logs it.
     *
     * @param previous what the question before meant; null in a new conversation
     * @throws MillraceException with code CANCELLED if the run is cancelled
     */
    public Answer ask(String question, @Nullable SemanticQuery previous, Run run) {
        return ask(question, previous, Route.USUAL, run);
    }

    /**
     * Answers one question by the engines of a route, and logs it.
     *
     * @param previous what the question before meant; null in a new conversation
     * @throws MillraceException with code CANCELLED if the run is cancelled
     */
    public Answer ask(String question, @Nullable SemanticQuery previous, Route route, Run run) {
        Answer answer = consider(question, previous, route, run);
        Audit.logQuestion(
                mart,
                question,
                answer.engine().word(),
                answer.sql(),
                answer.rows().size(),
                answer.elapsed().toMillis(),
                answer.outcome().word());
        return answer;
    }

    /**
     * Answers one question without logging it.
     *
     * @throws MillraceException with code CANCELLED if the run is cancelled
     */
    public Answer consider(String question, @Nullable SemanticQuery previous, Run run) {
        return consider(question, previous, Route.USUAL, run);
    }

    /**
     * Answers one question by the engines of a route, without logging it.
     *
     * @throws MillraceException with code CANCELLED if the run is cancelled
     */
    public Answer consider(
            String question, @Nullable SemanticQuery previous, Route route, Run run) {
        long start = System.nanoTime();
        try {
            Moment moment = moment(question, run, start);
            return answer(moment, previous, route);
        } catch (MillraceException failed) {
            run.check();
            return Answer.without(
                    question,
                    Outcome.ERROR,
                    String.valueOf(failed.getMessage()),
                    List.of(),
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /**
     * Answers what is understood already: a chip that was changed, a saved question.
     *
     * @throws MillraceException if it cannot be answered, or with code CANCELLED
     */
    public Answer answer(String question, SemanticQuery query, Run run) {
        Moment moment = moment(question, run, System.nanoTime());
        Reading understood = new Reading.Understood(query, List.of());
        return moment.known()
                .verified()
                .find(query)
                .map(same -> verifiedAnswers.answer(same, understood, moment))
                .orElseGet(() -> builtIn(understood, moment));
    }

    /** The names that people may say, as of the last sync. */
    public List<ValueDictionary.Entry> values(Run run) {
        return moment("", run, System.nanoTime()).known().values().entries();
    }

    /**
     * What is to be said beside the answers: that the model of the settings is not there. Given out
     * once each time that it went away.
     */
    public Optional<String> notice() {
        ModelEngine engine = modelEngine;
        return engine == null ? Optional.empty() : engine.notice();
    }

    /**
     * Whether a question would go to a model, if there is one.
     *
     * @param previous what the question before meant; null in a new conversation
     * @throws MillraceException with code CANCELLED if the run is cancelled, else if the warehouse
     *     cannot be read
     */
    public boolean needsModel(
            String question, @Nullable SemanticQuery previous, Route route, Run run) {
        Moment moment = moment(question, run, System.nanoTime());
        Reading reading = moment.known().grammar().read(question, previous);
        return modelEngine != null
                && verified(moment, reading, previous, route).isEmpty()
                && isForModel(reading, route);
    }

    private Answer answer(Moment moment, @Nullable SemanticQuery previous, Route route) {
        Reading reading = moment.known().grammar().read(moment.question(), previous);
        Optional<VerifiedQuestion> same = verified(moment, reading, previous, route);
        if (same.isPresent()) {
            return verifiedAnswers.answer(same.get(), reading, moment);
        }
        if (reading instanceof Reading.Refused) {
            return builtIn(reading, moment);
        }
        ModelEngine engine = modelEngine;
        if (engine == null) {
            return withoutModel(reading, moment, route);
        }
        return isForModel(reading, route)
                ? throughModel(engine, reading, moment, previous, route)
                : builtIn(reading, moment);
    }

    private static Optional<VerifiedQuestion> verified(
            Moment moment, Reading reading, @Nullable SemanticQuery previous, Route route) {
        return route == Route.USUAL
                ? moment.known().verified().find(moment.question(), reading, previous != null)
                : Optional.empty();
    }

    /** What nobody may ask is no more allowed in a model's words. */
    private static boolean isForModel(Reading reading, Route route) {
        return !(reading instanceof Reading.Refused)
                && switch (route) {
                    case USUAL -> reading instanceof Reading.Unknown;
                    case MODEL_FIRST, MODEL_ONLY -> true;
                    case BUILT_IN_ONLY -> false;
                };
    }

    private Answer throughModel(
            ModelEngine engine,
            Reading reading,
            Moment moment,
            @Nullable SemanticQuery previous,
            Route route) {
        return switch (route) {
            case MODEL_ONLY -> engine.only(moment, previous);
            case MODEL_FIRST ->
                    engine.first(moment, previous, reading, () -> builtIn(reading, moment));
            case USUAL, BUILT_IN_ONLY -> engine.instead(moment, previous, builtIn(reading, moment));
        };
    }

    private Answer withoutModel(Reading reading, Moment moment, Route route) {
        return switch (route) {
            case USUAL, BUILT_IN_ONLY -> builtIn(reading, moment);
            case MODEL_FIRST -> builtIn(reading, moment).saying(NO_MODEL);
            case MODEL_ONLY -> without(moment, Outcome.ERROR, NO_MODEL, List.of());
        };
    }

    private Answer builtIn(Reading reading, Moment moment) {
        return switch (reading) {
            case Reading.Understood(SemanticQuery query, List<String> remarks) ->
                    answering.query(query, remarks, Engine.GRAMMAR, moment);
            case Reading.Clarify(String prompt, List<Reading.Choice> choices) ->
                    without(moment, Outcome.CLARIFY, prompt, choices);
            case Reading.Unknown(List<String> _, String message, List<String> suggestions) ->
                    without(
                            moment,
                            Outcome.UNKNOWN,
                            message,
                            suggestions.stream().map(s -> new Reading.Choice(s, s)).toList());
            case Reading.Refused(String message) ->
                    without(moment, Outcome.REFUSED, message, List.of());
        };
    }

    private static Answer without(
            Moment moment, Outcome outcome, String message, List<Reading.Choice> choices) {
        return Answer.without(moment.question(), outcome, message, choices, moment.elapsed());
    }

    private Moment moment(String question, Run run, long start) {
        WarehouseState state =
                WarehouseState.read(mart, run)
                        .orElseThrow(() ->
                                new MillraceException(
                                        MillraceException.Code.FAILED,
                                        "The warehouse holds nothing yet. Sync first: millrace sync"));
        return new Moment(question, state, known(state, run), run, start);
    }

    private Knowledge known(WarehouseState state, Run run) {
        Knowledge known = knowledge;
        if (known == null || known.runId() != state.runId()) {
            Extent extent =
                    Snapshot.read(mart, run, Extent::read)
                            .orElseThrow(() ->
                                    new MillraceException(
                                            MillraceException.Code.FAILED,
                                            "The warehouse holds no sales that you may see."));
            known = Knowledge.of(state.runId(), extent, model, verified, mart, run);
            knowledge = known;
        }
        return known;
    }
}
