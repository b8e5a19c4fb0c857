package io.millrace.ask;

import io.millrace.MillraceException;
import io.millrace.access.Audit;
import io.millrace.ask.chart.ChartRule;
import io.millrace.ask.finding.Facts;
import io.millrace.ask.finding.Sentence;
import io.millrace.ask.guard.QueryLimits;
import io.millrace.ask.guard.QueryResult;
import io.millrace.ask.guard.ReadOnlyExecutor;
import io.millrace.ask.reading.Reading;
import io.millrace.ask.words.Paraphraser;
import io.millrace.db.Database;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.CompiledQuery;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Snapshot;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions under one account. What it knows of the warehouse is learned again after each
 * sync. For several threads.
 */
public final class Analyst {

    /** What cuts a list stands at the end of its statement. */
    private static final Pattern LAST_LIMIT = Pattern.compile("\\s+LIMIT \\?\\s*$");

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Database mart;
    private final SemanticModel model;
    private final SqlCompiler compiler;
    private final Paraphraser paraphraser;
    private final Sentence sentence;
    private final ReadOnlyExecutor executor;
    private volatile @Nullable Knowledge knowledge;

    /**
     * Knows nothing yet.
     *
     * @param mart as the person who asks
     * @param formats how figures are written in sentences
     */
    public Analyst(Database mart, SemanticModel model, Formats formats) {
        this.mart = mart;
        this.model = model;
        this.compiler = new SqlCompiler(model);
        this.paraphraser = new Paraphraser(model);
        this.sentence = new Sentence(model, formats);
        this.executor = new ReadOnlyExecutor(mart);
    }

    /**
     * Answers one question, and logs it.
     *
     * @param previous what the question before meant; null in a new conversation
     * @throws MillraceException with code CANCELLED if the run is cancelled
     */
    public Answer ask(String question, @Nullable SemanticQuery previous, Run run) {
        Answer answer = consider(question, previous, run);
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
        long start = System.nanoTime();
        try {
            return answer(question, previous, run, start);
        } catch (MillraceException failed) {
            run.check();
            return Answer.without(
                    question,
                    Outcome.ERROR,
                    String.valueOf(failed.getMessage()),
                    List.of(),
                    since(start));
        }
    }

    /**
     * Answers what is understood already: a chip that was changed, a saved question.
     *
     * @throws MillraceException if it cannot be answered, or with code CANCELLED
     */
    public Answer answer(String question, SemanticQuery query, Run run) {
        long start = System.nanoTime();
        WarehouseState state = state(run);
        return understood(
                question,
                new Reading.Understood(query, List.of()),
                state,
                known(state, run),
                run,
                start);
    }

    private Answer answer(String question, @Nullable SemanticQuery previous, Run run, long start) {
        WarehouseState state = state(run);
        Knowledge known = known(state, run);
        return switch (known.grammar().read(question, previous)) {
            case Reading.Understood understood ->
                    understood(question, understood, state, known, run, start);
            case Reading.Clarify(String prompt, List<Reading.Choice> choices) ->
                    Answer.without(question, Outcome.CLARIFY, prompt, choices, since(start));
            case Reading.Unknown(List<String> _, String message, List<String> suggestions) ->
                    Answer.without(
                            question,
                            Outcome.UNKNOWN,
                            message,
                            suggestions.stream().map(s -> new Reading.Choice(s, s)).toList(),
                            since(start));
            case Reading.Refused(String message) ->
                    Answer.without(question, Outcome.REFUSED, message, List.of(), since(start));
        };
    }

    private WarehouseState state(Run run) {
        return WarehouseState.read(mart, run)
                .orElseThrow(() ->
                        new MillraceException(
                                MillraceException.Code.FAILED,
                                "The warehouse holds nothing yet. Sync first: millrace sync"));
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
            known = Knowledge.of(state.runId(), extent, model, mart, run);
            knowledge = known;
        }
        return known;
    }

    private Answer understood(
            String question,
            Reading.Understood understood,
            WarehouseState state,
            Knowledge known,
            Run run,
            long start) {
        SemanticQuery query = understood.query();
        CompiledQuery compiled = compiler.compile(query, known.extent());
        QueryLimits limits = QueryLimits.USUAL.within(LONGEST).examining(Long.MAX_VALUE);
        QueryResult result =
                executor.run(
                        compiled.sql(),
                        compiled.parameters(),
                        compiled.cap() > 0 ? limits.capped(compiled.cap()) : limits,
                        run);
        Facts facts =
                new Facts(
                        query,
                        compiled.columns(),
                        result.rows(),
                        result.isCapped(),
                        result.isCapped() ? count(compiled, run) : OptionalLong.empty(),
                        known.extent(),
                        understood.remarks());
        return new Answer(
                question,
                Outcome.ANSWERED,
                Engine.GRAMMAR,
                paraphraser.say(query),
                query,
                known.chips().of(query),
                known.chips().offers(query),
                compiled.sql(),
                compiled.parameters(),
                compiled.columns(),
                result.rows(),
                result.isCapped(),
                ChartRule.of(query, compiled.columns(), result.rows()),
                sentence.state(facts),
                List.of(),
                proof(state, result),
                since(start));
    }

    /** How many rows a list has that was cut; the cut is the last parameter. */
    private OptionalLong count(CompiledQuery compiled, Run run) {
        QueryResult counted =
                executor.run(
                        "SELECT COUNT(*) FROM (\n"
                                + LAST_LIMIT.matcher(compiled.sql()).replaceFirst("")
                                + "\n) listed",
                        compiled.parameters().subList(0, compiled.parameters().size() - 1),
                        QueryLimits.USUAL.within(LONGEST).examining(Long.MAX_VALUE),
                        run);
        return counted.rows().getFirst().getFirst() instanceof Number number
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    private static Proof proof(WarehouseState state, QueryResult result) {
        return new Proof(
                state.extractedAt(),
                Duration.between(state.extractedAt(), Instant.now()),
                state.reconciled(),
                result.rowsScanned().orElse(-1));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
