package io.millrace.ask;

import io.millrace.MillraceException;
import io.millrace.ask.chart.Chart;
import io.millrace.ask.chart.ChartRule;
import io.millrace.ask.finding.ColumnFinding;
import io.millrace.ask.finding.Facts;
import io.millrace.ask.finding.Sentence;
import io.millrace.ask.guard.BoundStatement;
import io.millrace.ask.guard.QueryLimits;
import io.millrace.ask.guard.QueryResult;
import io.millrace.ask.guard.ReadOnlyExecutor;
import io.millrace.ask.reading.Reading;
import io.millrace.ask.verified.ColumnReader;
import io.millrace.ask.verified.DataDays;
import io.millrace.ask.verified.VerifiedQuestion;
import io.millrace.ask.words.Paraphraser;
import io.millrace.db.Database;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.Column;
import io.millrace.semantics.sql.CompiledQuery;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.words.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers questions by the SQL that somebody verified, under the account of who asks. */
final class VerifiedAnswers {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ReadOnlyExecutor executor;
    private final SemanticModel model;
    private final Formats formats;
    private final SqlCompiler compiler;
    private final Paraphraser paraphraser;
    private final Sentence sentence;

    VerifiedAnswers(Database mart, SemanticModel model, Formats formats) {
        this.executor = new ReadOnlyExecutor(mart);
        this.model = model;
        this.formats = formats;
        this.compiler = new SqlCompiler(model);
        this.paraphraser = new Paraphraser(model);
        this.sentence = new Sentence(model, formats);
    }

    /**
     * What is told of one answer.
     *
     * @param query null where the rows are not those of a query
     */
    private record Told(
            @Nullable SemanticQuery query, List<Column> columns, Chart chart, String message) {}

    /**
     * Runs the question's SQL.
     *
     * @param reading of what was asked by the grammar, understood or not
     * @throws MillraceException with code USAGE if the guard or the server refuses it; CANCELLED
     */
    Answer answer(VerifiedQuestion question, Reading reading, Moment moment) {
        Reading.Understood understood = reading instanceof Reading.Understood is ? is : null;
        Knowledge known = moment.known();
        Extent extent = known.extent();
        BoundStatement statement = executor.guarded(question.sql(), DataDays.of(extent));
        QueryResult result =
                executor.run(
                        statement.sql(),
                        statement.values(),
                        QueryLimits.USUAL.within(LONGEST).capped(model.listRows()),
                        moment.run());
        CompiledQuery alike = understood == null ? null : alike(understood.query(), result, extent);
        Told told =
                understood == null || alike == null
                        ? byColumns(question, result, extent)
                        : byQuery(understood, alike, result, extent);
        SemanticQuery query = told.query();
        return new Answer(
                moment.question(),
                Outcome.ANSWERED,
                Engine.VERIFIED,
                false,
                query == null ? question.question() : paraphraser.say(query),
                query,
                query == null ? List.of() : known.chips().of(query),
                query == null ? List.of() : known.chips().offers(query),
                result.sql(),
                statement.values(),
                told.columns(),
                result.rows(),
                result.isCapped(),
                told.chart(),
                told.message(),
                List.of(),
                moment.proof(result),
                null,
                moment.elapsed());
    }

    /** The compiled query whose rows these can be taken for; null where they are others. */
    private @Nullable CompiledQuery alike(SemanticQuery query, QueryResult result, Extent extent) {
        CompiledQuery compiled;
        try {
            compiled = compiler.compile(query, extent);
        } catch (MillraceException senseless) {
            // The grammar took the words for a query that has no rows; whoever verified it did not.
            return null;
        }
        return compiled.columns().stream().map(Column::name).toList().equals(result.names())
                ? compiled
                : null;
    }

    private Told byQuery(
            Reading.Understood understood, CompiledQuery alike, QueryResult result, Extent extent) {
        SemanticQuery query = understood.query();
        Facts facts =
                new Facts(
                        query,
                        alike.columns(),
                        result.rows(),
                        result.isCapped(),
                        OptionalLong.empty(),
                        extent,
                        understood.remarks());
        return new Told(
                query,
                alike.columns(),
                ChartRule.of(query, alike.columns(), result.rows()),
                sentence.state(facts));
    }

    private Told byColumns(VerifiedQuestion question, QueryResult result, Extent extent) {
        List<Column> columns = new ColumnReader(model).columns(question, result.columns());
        List<String> sentences = new ArrayList<>();
        if (!result.isCapped()) {
            sentences.add(ColumnFinding.state(columns, question.about(), result.rows(), formats));
        }
        sentences.addAll(question.notes());
        if (DataDays.followsTheEnd(question.sql())) {
            sentences.add(
                    "Counted from the last day of data, %s.".formatted(formats.day(extent.last())));
        }
        if (result.isCapped()) {
            sentences.add(
                    "These are the first %s; there are more."
                            .formatted(formats.count(result.rows().size())));
        }
        return new Told(
                null, columns, ChartRule.of(columns, result.rows()), String.join(" ", sentences));
    }
}
