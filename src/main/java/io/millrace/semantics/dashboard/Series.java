package io.millrace.semantics.dashboard;

import io.millrace.warehouse.Step;
import java.time.LocalDate;
import java.util.List;

/** The figures of a period step by step, without gaps, oldest first. */
public record Series(Step step, List<Point> points) {

    /**
     * One step.
     *
     * @param from its first day within the period
     * @param to its last day within the period
     */
    public record Point(LocalDate from, LocalDate to, KeyFigures figures) {}

    public Series {
        points = List.copyOf(points);
    }

    /** What all steps come to. */
    public KeyFigures total() {
        return points.stream().map(Point::figures).reduce(KeyFigures.NONE, KeyFigures::plus);
    }
}
