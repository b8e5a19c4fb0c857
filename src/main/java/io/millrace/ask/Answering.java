package io.millrace.ask;

import io.millrace.MillraceException;
import io.millrace.ask.chart.Chart;
import io.millrace.ask.chart.ChartRule;
import io.millrace.ask.finding.Facts;
import io.millrace.ask.finding.Sentence;
import io.millrace.ask.guard.MartSchema;
import io.millrace.ask.guard.QueryLimits;
import io.millrace.ask.guard.QueryResult;
import io.millrace.ask.guard.ReadOnlyExecutor;
import io.millrace.ask.guard.ResultColumn;
import io.millrace.ask.words.Paraphraser;
import io.millrace.db.Database;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.Column;
import io.millrace.semantics.sql.CompiledQuery;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.words.Formats;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Turns what was understood into an answer: its rows, what they say, and their proof. */
final class Answering {

    /** What cuts a list stands at the end of its statement. */
    private static final Pattern LAST_LIMIT = Pattern.compile("\\s+LIMIT \\?\\s*$");

    private static final QueryLimits LIMITS =
            QueryLimits.USUAL.within(Duration.ofSeconds(60)).examining(Long.MAX_VALUE);

    /** For statements that nobody has checked. */
    private static final QueryLimits LIMITS_OF_STRANGERS =
            QueryLimits.USUAL.within(Duration.ofSeconds(30)).capped(1_000);

    private static final String UNVERIFIED =
            "Unverified: the model wrote this SQL by itself, and nobody has checked that it means what you asked.";

    private final SqlCompiler compiler;
    private final Paraphraser paraphraser;
    private final Sentence sentence;
    private final ReadOnlyExecutor executor;

    Answering(Database mart, SemanticModel model, Formats formats) {
        this.compiler = new SqlCompiler(model);
        this.paraphraser = new Paraphraser(model);
        this.sentence = new Sentence(model, formats);
        this.executor = new ReadOnlyExecutor(mart);
    }

    /** What the person may read. */
    MartSchema schema() {
        return executor.schema();
    }

    /** A question as the built-in engine says it. */
    String said(SemanticQuery query) {
        return paraphraser.say(query);
    }

    /**
     * Answers a question that is understood.
     *
     * @param remarks of who read it, a sentence each
     * @throws MillraceException with code USAGE if it makes no sense
     */
    Answer query(SemanticQuery query, List<String> remarks, Engine engine, Moment moment) {
        CompiledQuery compiled = compiler.compile(query, moment.known().extent());
        QueryResult result =
                executor.run(
                        compiled.sql(),
                        compiled.parameters(),
                        compiled.cap() > 0 ? LIMITS.capped(compiled.cap()) : LIMITS,
                        moment.run());
        Facts facts =
                new Facts(
                        query,
                        compiled.columns(),
                        result.rows(),
                        result.isCapped(),
                        result.isCapped() ? count(compiled, moment) : OptionalLong.empty(),
                        moment.known().extent(),
                        remarks);
        return new Answer(
                moment.question(),
                Outcome.ANSWERED,
                engine,
                false,
                paraphraser.say(query),
                query,
                moment.known().chips().of(query),
                moment.known().chips().offers(query),
                compiled.sql(),
                compiled.parameters(),
                compiled.columns(),
                result.rows(),
                result.isCapped(),
                ChartRule.of(query, compiled.columns(), result.rows()),
                sentence.state(facts),
                List.of(),
                moment.proof(result),
                null,
                moment.elapsed());
    }

    /** How many rows a list has that was cut; the cut is the last parameter. */
    private OptionalLong count(CompiledQuery compiled, Moment moment) {
        QueryResult counted =
                executor.run(
                        "SELECT COUNT(*) FROM (\n"
                                + LAST_LIMIT.matcher(compiled.sql()).replaceFirst("")
                                + "\n) listed",
                        compiled.parameters().subList(0, compiled.parameters().size() - 1),
                        LIMITS,
                        moment.run());
        return counted.rows().getFirst().getFirst() instanceof Number number
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    /**
     * Runs a statement that a model wrote, and says that it did.
     *
     * @throws MillraceException with code USAGE if the guard or the server refuses it
     */
    Answer statement(String sql, Moment moment) {
        QueryResult result = executor.runGuarded(sql, LIMITS_OF_STRANGERS, moment.run());
        return new Answer(
                moment.question(),
                Outcome.ANSWERED,
                Engine.MODEL_SQL,
                false,
                "",
                null,
                List.of(),
                List.of(),
                result.sql(),
                List.of(),
                result.columns().stream().map(Answering::column).toList(),
                result.rows(),
                result.isCapped(),
                Chart.table(),
                result.isCapped()
                        ? "%s These are the first %,d rows; there are more."
                                .formatted(UNVERIFIED, result.rows().size())
                        : UNVERIFIED,
                List.of(),
                moment.proof(result),
                null,
                moment.elapsed());
    }

    private static Column column(ResultColumn column) {
        return switch (column.type()) {
            case WHOLE_NUMBER -> column(column, Format.NUMBER, Column.Role.VALUE);
            case DECIMAL, FLOATING -> column(column, Format.DECIMAL, Column.Role.VALUE);
            case DATE, TIMESTAMP -> column(column, Format.DATE, Column.Role.TIME);
            case TRUTH, TIME, TEXT, BINARY -> column(column, Format.TEXT, Column.Role.GROUP);
        };
    }

    private static Column column(ResultColumn column, Format format, Column.Role role) {
        String label = column.name().replace('_', ' ');
        return new Column(
                column.name(),
                label.isEmpty()
                        ? label
                        : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1),
                format,
                role);
    }
}
