package io.millrace.ui.saved;

import io.millrace.ask.Answer;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.sql.Column;
import io.millrace.ui.charts.CellWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to hear of: a figure of an answer above or below a threshold.
 *
 * @param column the name of the column with the figure
 * @param above whether it is too much that is told of, and not too little
 * @param threshold a percentage as a fraction of 1
 */
public record Alert(String column, boolean above, BigDecimal threshold) {

    private static final int MOST_NAMES = 3;

    /** The columns of an answer that can be watched, the one that is drawn first. */
    public static List<Column> watchable(Answer answer) {
        List<Column> figures =
                new ArrayList<>(answer.columns().stream().filter(CellWords::isFigure).toList());
        List<String> drawn = answer.chart().y();
        figures.sort((one, other) ->
                Boolean.compare(drawn.contains(other.name()), drawn.contains(one.name())));
        return List.copyOf(figures);
    }

    /** What is beyond the threshold, in a sentence; empty where nothing is. */
    public Optional<String> crossed(Answer answer, CellWords words) {
        int place = place(answer);
        if (place < 0) {
            return Optional.empty();
        }
        Column figure = answer.columns().get(place);
        List<List<@Nullable Object>> beyond =
                answer.rows().stream().filter(row -> isBeyond(row.get(place))).toList();
        if (beyond.isEmpty()) {
            return Optional.empty();
        }
        String names =
                beyond.stream()
                        .limit(MOST_NAMES)
                        .map(row ->
                                (name(answer, row, words)
                                                + " "
                                                + words.full(figure, row.get(place)))
                                        .strip())
                        .collect(Collectors.joining(", "));
        int more = beyond.size() - MOST_NAMES;
        return Optional.of(
                "%s %s: %s%s"
                        .formatted(
                                figure.label(),
                                limit(figure, words),
                                names,
                                more > 0 ? " and %d more".formatted(more) : ""));
    }

    /** Such as "above $400,000.00". */
    public String limit(Column figure, CellWords words) {
        return (above ? "above " : "below ") + words.full(figure, threshold);
    }

    /** Where the figure stands; negative where the answer no longer has it. */
    int place(Answer answer) {
        return IntStream.range(0, answer.columns().size())
                .filter(i -> answer.columns().get(i).name().equals(column))
                .findFirst()
                .orElse(-1);
    }

    private boolean isBeyond(@Nullable Object cell) {
        BigDecimal number = CellWords.number(cell);
        if (number == null) {
            return false;
        }
        int compared = number.compareTo(threshold);
        return above ? compared > 0 : compared < 0;
    }

    private static String name(Answer answer, List<@Nullable Object> row, CellWords words) {
        return IntStream.range(0, answer.columns().size())
                .filter(i ->
                        switch (answer.columns().get(i).role()) {
                            case GROUP, TIME -> true;
                            case ID, VALUE, COMPARED, DIFFERENCE, GROWTH, SHARE, ACCUMULATED ->
                                    false;
                        })
                .mapToObj(i -> words.full(answer.columns().get(i), row.get(i)))
                .collect(Collectors.joining(", "));
    }

    /** What was typed, as the warehouse has it: 12 in a column of percentages is 0.12. */
    public static BigDecimal typed(Column figure, BigDecimal number) {
        return figure.format() == Format.PERCENT ? number.movePointLeft(2) : number;
    }

    /** The same the other way. */
    public static BigDecimal shown(Column figure, BigDecimal threshold) {
        return figure.format() == Format.PERCENT ? threshold.movePointRight(2) : threshold;
    }
}
