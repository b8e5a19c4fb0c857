package io.millrace.ask.finding;

import io.millrace.ask.words.Plural;
import io.millrace.ask.words.SpanWords;
import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.sql.Column.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** A measure along time: from where to where, its highest and its lowest. */
final class SeriesFinding {

    private final Telling telling;
    private final Breakdown query;
    private final Cells cells;
    private final Measure measure;
    private final int column;

    SeriesFinding(Telling telling, Breakdown query) {
        this.telling = telling;
        this.query = query;
        this.cells = telling.cells();
        this.measure = query.measures().getFirst();
        this.column = cells.column(query.accumulation() == null ? Role.VALUE : Role.ACCUMULATED, 0);
    }

    String tell() {
        List<Integer> known =
                IntStream.range(0, cells.rows())
                        .filter(row -> cells.number(row, column) != null)
                        .boxed()
                        .toList();
        if (known.isEmpty()) {
            return telling.sentence("there is no figure for " + telling.the(measure));
        }
        int first = known.getFirst();
        int last = known.getLast();
        if (first == last) {
            return telling.sentence(
                    "%s %s %s in %s"
                            .formatted(
                                    what(),
                                    query.accumulation() == null ? telling.was(measure) : "was",
                                    cells.figure(first, column),
                                    cells.name(first)));
        }
        return telling.sentence(
                query.accumulation() instanceof Accumulation.Running
                        ? "%s reached %s in %s"
                                .formatted(what(), cells.figure(last, column), cells.name(last))
                        : course(first, last, known.size()));
    }

    private String what() {
        return switch (query.accumulation()) {
            case null -> telling.the(measure);
            case Accumulation.Running() -> "the running total of " + telling.the(measure);
            case Accumulation.Moving(int steps) ->
                    "the moving average of %s over %s"
                            .formatted(
                                    telling.the(measure),
                                    Plural.counted(steps, SpanWords.finest(query.groupings())));
        };
    }

    private String course(int first, int last, int known) {
        String course =
                "%s %s from %s in %s to %s in %s"
                        .formatted(
                                what(),
                                verb(first, last),
                                cells.figure(first, column),
                                cells.name(first),
                                cells.figure(last, column),
                                cells.name(last));
        return known == 2 ? course : course + peaks();
    }

    private String verb(int first, int last) {
        BigDecimal from = cells.number(first, column);
        BigDecimal to = cells.number(last, column);
        int change = from == null || to == null ? 0 : to.compareTo(from);
        return change > 0 ? "rose" : change < 0 ? "fell" : "went";
    }

    private String peaks() {
        Extreme highest = Extreme.highest(cells, column).orElseThrow();
        Extreme lowest = Extreme.lowest(cells, column).orElseThrow();
        if (highest.value().compareTo(lowest.value()) == 0) {
            return " and never changed";
        }
        return ", the highest in %s (%s), the lowest in %s (%s)"
                .formatted(
                        highest.names(cells),
                        cells.figure(highest.value(), column),
                        lowest.names(cells),
                        cells.figure(lowest.value(), column));
    }
}
