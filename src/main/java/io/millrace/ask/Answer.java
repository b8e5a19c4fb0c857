package io.millrace.ask;

import io.millrace.ask.chart.Chart;
import io.millrace.ask.chips.Chip;
import io.millrace.ask.prompt.Effort;
import io.millrace.ask.reading.Reading;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.Column;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a question.
 *
 * @param bothAgree whether the built-in engine reads it as the model did that answered
 * @param reading how it was understood, said back; empty where it was not
 * @param query the same as a tree, for the question that follows; null where there is none
 * @param chips the pieces that it was understood as; each alternative holds the whole question to
 *     ask instead
 * @param offers what could be added to the question, alike
 * @param sql that ran; empty where none did
 * @param rows numbers as numbers, days as ISO texts
 * @param isCapped whether there are more rows than these
 * @param chart how to draw it
 * @param message the finding, or why there is none
 * @param choices what to ask instead
 * @param proof null where nothing was asked of the warehouse
 * @param effort what it took a model; null where none was asked
 */
public record Answer(
        String question,
        Outcome outcome,
        Engine engine,
        boolean bothAgree,
        String reading,
        @Nullable SemanticQuery query,
        List<Chip> chips,
        List<Chip> offers,
        String sql,
        List<Object> parameters,
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        boolean isCapped,
        Chart chart,
        String message,
        List<Reading.Choice> choices,
        @Nullable Proof proof,
        @Nullable Effort effort,
        Duration elapsed) {

    public Answer {
        chips = List.copyOf(chips);
        offers = List.copyOf(offers);
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(rows);
        choices = List.copyOf(choices);
    }

    /** Without rows: why there are none. */
    static Answer without(
            String question,
            Outcome outcome,
            String message,
            List<Reading.Choice> choices,
            Duration elapsed) {
        return new Answer(
                question,
                outcome,
                Engine.GRAMMAR,
                false,
                "",
                null,
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(),
                false,
                Chart.table(),
                message,
                choices,
                null,
                null,
                elapsed);
    }

    /** The same with what it took a model. */
    Answer after(@Nullable Effort spent) {
        return with(engine, message, choices, spent);
    }

    /** The same with another word about it before. */
    Answer after(String more) {
        return with(engine, (more + " " + message).strip(), choices, effort);
    }

    /** The same with another word about it at the end. */
    Answer saying(String more) {
        return with(engine, (message + " " + more).strip(), choices, effort);
    }

    Answer by(Engine other) {
        return with(other, message, choices, effort);
    }

    Answer choosing(List<Reading.Choice> others) {
        return with(engine, message, others, effort);
    }

    /** The same, as both engines read it. */
    Answer agreed() {
        return with(engine, true, message, choices, effort);
    }

    private Answer with(
            Engine newEngine,
            String newMessage,
            List<Reading.Choice> newChoices,
            @Nullable Effort newEffort) {
        return with(newEngine, bothAgree, newMessage, newChoices, newEffort);
    }

    private Answer with(
            Engine newEngine,
            boolean newBothAgree,
            String newMessage,
            List<Reading.Choice> newChoices,
            @Nullable Effort newEffort) {
        return new Answer(
                question,
                outcome,
                newEngine,
                newBothAgree,
                reading,
                query,
                chips,
                offers,
                sql,
                parameters,
                columns,
                rows,
                isCapped,
                chart,
                newMessage,
                newChoices,
                proof,
                newEffort,
                elapsed);
    }
}
