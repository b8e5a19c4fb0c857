package io.millrace.semantics.query;

import java.util.List;

/**
 * Which sales a question is about: those that meet every condition and fall into the time span.
 *
 * @param basis the day by which a sale belongs to the span and to each step of time
 */
public record Subject(List<Condition> conditions, Timespan span, DateBasis basis) {

    /** Every sale there is, dated by its order. */
    public static final Subject EVERYTHING =
            new Subject(List.of(), new Timespan.Everything(), DateBasis.ORDER);

    public Subject {
        conditions = List.copyOf(conditions);
    }

    public Subject with(List<Condition> others) {
        return new Subject(others, span, basis);
    }

    public Subject with(Timespan other) {
        return new Subject(conditions, other, basis);
    }

    public Subject with(DateBasis other) {
        return new Subject(conditions, span, other);
    }
}
