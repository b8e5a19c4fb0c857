package io.millrace.warehouse;

import java.time.LocalDate;
import java.util.List;

/** The figures of a period step by step, without gaps, oldest first. */
public record Trend(Step step, List<Point> points) {

    /**
     * One step.
     *
     * @param from its first day within the period
     */
    public record Point(LocalDate from, Figures figures) {}

    public Trend {
        points = List.copyOf(points);
    }
}
