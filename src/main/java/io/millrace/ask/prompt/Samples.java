package io.millrace.ask.prompt;

import static java.util.stream.Collectors.joining;

import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A few questions with their forms, for models that are shown a form for the first time. */
final class Samples {

    private static final Measure.Named SALES = new Measure.Named("sales");
    private static final Measure.Named PROFIT = new Measure.Named("profit");

    private static final Map<String, SemanticQuery> ALL = all();

    private Samples() {}

    private static Map<String, SemanticQuery> all() {
        Map<String, SemanticQuery> all = new LinkedHashMap<>();
        all.put(
                "the five cities that brought in the most in 2023",
                Breakdown.of(SALES)
                        .by(List.of(new Grouping.By("city")))
                        .ranked(Ranking.top(SALES, 5))
                        .about(during(Timespan.Days.of(Unit.YEAR, LocalDate.of(2023, 1, 1)))));
        all.put(
                "how did sales and profit of returned orders develop month by month this year",
                Breakdown.of(SALES, PROFIT)
                        .by(List.of(new Grouping.Steps(Unit.MONTH)))
                        .about(
                                during(new Timespan.Current(Unit.YEAR))
                                        .with(List.of(new Condition.Flagged("returned", false)))));
        all.put(
                "which segments earn less than in the quarter before",
                Breakdown.of(PROFIT)
                        .by(List.of(new Grouping.By("segment")))
                        .compared(new Comparison.WithPeriodBefore())
                        .about(during(new Timespan.Earlier(Unit.QUARTER, 1))));
        return all;
    }

    private static Subject during(Timespan span) {
        return Subject.EVERYTHING.with(span);
    }

    /** A line for each. */
    static String written() {
        return ALL.entrySet().stream()
                .map(sample ->
                        "- %s\n  {\"reply\": \"query\", \"query\": %s}"
                                .formatted(
                                        Fence.quote(sample.getKey()),
                                        QueryJson.text(sample.getValue())))
                .collect(joining("\n"));
    }
}
