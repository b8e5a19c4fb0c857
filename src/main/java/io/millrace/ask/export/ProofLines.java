package io.millrace.ask.export;

import io.millrace.ask.Answer;
import io.millrace.ask.Engine;
import io.millrace.ask.Proof;
import io.millrace.warehouse.words.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says what an answer rests on, for people. */
public final class ProofLines {

    /**
     * One thing that is known of an answer.
     *
     * @param title such as "Read as"
     */
    public record Line(String title, String text) {}

    private final Formats formats;

    public ProofLines(Formats formats) {
        this.formats = formats;
    }

    /** What is known, without the SQL. */
    public List<Line> of(Answer answer) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Question", answer.question()));
        if (!answer.reading().isEmpty()) {
            lines.add(new Line("Read as", answer.reading()));
        }
        lines.add(new Line("Answered by", engine(answer.engine())));
        if (answer.proof() != null) {
            lines.add(new Line("Business as of", asOf(answer.proof())));
            lines.add(new Line("Reconciled", reconciled(answer.proof().reconciled())));
        }
        lines.add(new Line("Rows", rows(answer)));
        return List.copyOf(lines);
    }

    private static String engine(Engine engine) {
        return switch (engine) {
            case GRAMMAR -> "the built-in engine, without a model";
            case VERIFIED -> "a verified question";
            case MODEL -> "the language model, checked against the semantic model";
            case MODEL_SQL -> "the language model, as SQL that nobody has verified";
        };
    }

    private String asOf(Proof proof) {
        Duration behind = proof.behind().isNegative() ? Duration.ZERO : proof.behind();
        return "%s, %s before the answer"
                .formatted(formats.moment(proof.watermark()), formats.duration(behind));
    }

    private static String reconciled(@Nullable Boolean equal) {
        return equal == null
                ? "shop and warehouse were not compared yet"
                : equal
                        ? "shop and warehouse are equal in every month"
                        : "shop and warehouse differ in some month; a full sync repairs that";
    }

    private String rows(Answer answer) {
        Proof proof = answer.proof();
        String read =
                proof == null || proof.rowsScanned() < 0
                        ? ""
                        : formats.count(proof.rowsScanned()) + " looked at, ";
        String given = formats.count(answer.rows().size()) + (answer.isCapped() ? " of more" : "");
        return read + given + " given, in " + formats.elapsed(answer.elapsed());
    }

    /** The statement as it ran, and below it, as comments, what was bound to it. */
    public static String sql(Answer answer) {
        String bound =
                IntStream.range(0, answer.parameters().size())
                        .mapToObj(i -> "-- ? %d = %s".formatted(i + 1, answer.parameters().get(i)))
                        .collect(Collectors.joining("\n"));
        return bound.isEmpty() ? answer.sql() : answer.sql().stripTrailing() + "\n" + bound;
    }
}
