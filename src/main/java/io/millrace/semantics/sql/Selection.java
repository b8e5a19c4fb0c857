package io.millrace.semantics.sql;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Threshold;
import java.util.ArrayList;
import java.util.List;

/** Keeps the rows whose figures are within all limits. */
final class Selection {

    private final Breakdown query;
    private final Figures figures;

    Selection(Breakdown query, Figures figures) {
        this.query = query;
        this.figures = figures;
    }

    void keep(Stage stage) {
        for (Threshold threshold : query.thresholds()) {
            if (!(threshold.limit() instanceof Threshold.Limit.Within)) {
                stage.settleWindows("figured");
                Fragment average =
                        Fragment.fill("AVG({}) OVER ()", stage.column(column(threshold)));
                stage.putWindow(average(threshold), average);
            }
        }
        if (query.thresholds().isEmpty()) {
            return;
        }
        stage.settleWindows("figured");
        List<Fragment> conditions = new ArrayList<>();
        for (Threshold threshold : query.thresholds()) {
            Fragment value = stage.column(column(threshold));
            conditions.add(
                    switch (threshold.limit()) {
                        case Threshold.Limit.Within(var range) -> RangeSql.within(range, value);
                        case Threshold.Limit.AboveAverage() ->
                                Fragment.fill("{} > {}", value, stage.column(average(threshold)));
                        case Threshold.Limit.BelowAverage() ->
                                Fragment.fill("{} < {}", value, stage.column(average(threshold)));
                    });
        }
        conditions.forEach(stage::keep);
    }

    private String column(Threshold threshold) {
        return figures.column(threshold.measure(), threshold.figure());
    }

    private String average(Threshold threshold) {
        return column(threshold) + "_average";
    }

    /** Whether the limits can be told from the figures alone, row by row. */
    static boolean isPlain(Breakdown query) {
        return query.thresholds().stream()
                .allMatch(threshold ->
                        threshold.figure() == Figure.VALUE
                                && threshold.limit() instanceof Threshold.Limit.Within);
    }
}
