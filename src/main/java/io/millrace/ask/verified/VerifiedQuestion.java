package io.millrace.ask.verified;

import io.millrace.semantics.model.Format;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A question with the SQL that answers it.
 *
 * @param name of its file
 * @param also other ways to ask it
 * @param notes what the answer takes for granted, a sentence each
 * @param about the column of which the finding tells; empty for the first figure
 * @param columns how to write columns whose name and type do not say it, by name
 * @param sql over the tables of a mart, with the parameters of {@link DataDays}
 */
public record VerifiedQuestion(
        String name,
        String question,
        List<String> also,
        List<String> notes,
        String about,
        Map<String, Figure> columns,
        String sql) {

    /** How to write a column. */
    public record Figure(Format format, String label) {}

    public VerifiedQuestion {
        also = List.copyOf(also);
        notes = List.copyOf(notes);
        columns = Map.copyOf(columns);
    }

    /** All ways to ask it. */
    Stream<String> phrasings() {
        return Stream.concat(Stream.of(question), also.stream());
    }
}
