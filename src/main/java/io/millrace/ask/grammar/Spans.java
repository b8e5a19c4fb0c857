package io.millrace.ask.grammar;

import io.millrace.semantics.query.Timespan;
import java.time.LocalDate;
import java.util.List;

/** Puts times together. */
final class Spans {

    private Spans() {}

    /** One time of all that were said; all the data where none was. */
    static Timespan together(List<Timespan> spans) {
        List<Timespan> distinct = spans.stream().distinct().toList();
        return switch (distinct.size()) {
            case 0 -> new Timespan.Everything();
            case 1 -> distinct.getFirst();
            default -> open(distinct);
        };
    }

    /** "since 2022 and before 2024" is one time with two ends. */
    private static Timespan open(List<Timespan> spans) {
        if (spans.size() == 2
                && spans.getFirst() instanceof Timespan.Days(LocalDate from, LocalDate to)
                && spans.getLast() instanceof Timespan.Days(LocalDate from2, LocalDate to2)) {
            if (from != null && to == null && from2 == null && to2 != null && !to2.isBefore(from)) {
                return new Timespan.Days(from, to2);
            }
            if (from == null && to != null && from2 != null && to2 == null && !to.isBefore(from2)) {
                return new Timespan.Days(from2, to);
            }
        }
        return new Timespan.Several(spans);
    }
}
