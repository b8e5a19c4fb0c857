package io.millrace.semantics.sql;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import java.util.HashSet;
import java.util.List;

/** Finds what makes no sense in a breakdown whose names are all known. */
final class BreakdownCheck {

    private final SemanticModel model;
    private final Breakdown query;
    private final MeasureCheck measures;
    private final List<String> faults;

    BreakdownCheck(
            SemanticModel model, Breakdown query, MeasureCheck measures, List<String> faults) {
        this.model = model;
        this.query = query;
        this.measures = measures;
        this.faults = faults;
    }

    void check() {
        groupings();
        query.thresholds().forEach(this::threshold);
        if (query.ranking() != null) {
            ranking(query.ranking());
        }
        if (query.comparison() != null) {
            comparison(query.comparison());
        }
        if (query.share() != null) {
            share(query.share());
        }
        if (query.accumulation() != null) {
            accumulation(query.accumulation());
        }
    }

    private void groupings() {
        if (new HashSet<>(query.groupings()).size() < query.groupings().size()) {
            faults.add("The same grouping stands there twice.");
        }
        if (new HashSet<>(query.measures()).size() < query.measures().size()) {
            faults.add("The same measure stands there twice.");
        }
        if (query.groupings().stream().filter(by -> by instanceof Grouping.Steps).count() > 1) {
            faults.add("Rows go by one unit of time at once, not by several.");
        }
    }

    private void threshold(Threshold threshold) {
        if (query.groupings().isEmpty()) {
            faults.add("A limit needs rows that it can keep; say by what to break it down.");
        }
        figure(threshold.figure());
        number(threshold.measure(), "A date cannot be held against a number.");
    }

    private void ranking(Ranking ranking) {
        if (query.groupings().isEmpty()) {
            faults.add("There is nothing to rank; say by what to break it down.");
        }
        figure(ranking.figure());
        if (ranking.figure() != Figure.VALUE) {
            number(ranking.by(), "A date has no growth and no share to rank by.");
        }
        within(ranking.within(), "ranked");
    }

    private void within(List<Grouping> within, String how) {
        if (!query.groupings().containsAll(within)) {
            faults.add("Rows are %s within something by which there are no rows.".formatted(how));
        } else if (!within.isEmpty() && new HashSet<>(within).containsAll(query.groupings())) {
            faults.add("Each row would be %s alone.".formatted(how));
        }
    }

    private void figure(Figure figure) {
        switch (figure) {
            case VALUE -> {}
            case DIFFERENCE, GROWTH -> {
                if (query.comparison() == null) {
                    faults.add("A difference or growth needs something to compare with.");
                }
            }
            case SHARE -> {
                if (query.share() == null) {
                    faults.add("A limit or ranking by share needs to say of what.");
                }
            }
        }
    }

    private void comparison(Comparison comparison) {
        if (!hasFigures()) {
            faults.add("A comparison needs a measure.");
        }
        numbers("A date cannot be compared in numbers.");
        switch (comparison) {
            case Comparison.WithSpan _ -> {}
            case Comparison.WithPeriodBefore() -> {
                limited();
                if (query.subject().span() instanceof Timespan.Several) {
                    faults.add("Before several periods at once there is no period; name one.");
                }
            }
            case Comparison.WithYearBefore() -> limited();
            case Comparison.OfValues values -> values(values);
            case Comparison.StepBefore(), Comparison.StepYearBefore() ->
                    steps("A comparison with the step before");
        }
    }

    private void limited() {
        if (query.subject().span() instanceof Timespan.Everything) {
            faults.add("Before all the data there is no data to compare with; name a period.");
        }
    }

    private void values(Comparison.OfValues values) {
        if (!measures.isDimension(values.dimension())) {
            return;
        }
        if (values.first().equals(values.second())) {
            faults.add("%s is compared with itself.".formatted(values.first()));
        }
        if (query.groupings().contains(new Grouping.By(values.dimension()))) {
            faults.add(
                    "Rows cannot go by %s and compare two of it at once."
                            .formatted(model.dimension(values.dimension()).label()));
        }
    }

    private void share(Share share) {
        if (!hasFigures()) {
            faults.add("A share needs a measure.");
        }
        switch (share) {
            case Share.OfRows(List<Grouping> within) -> {
                if (query.groupings().isEmpty()) {
                    faults.add("A share of the rows needs rows; say by what to break it down.");
                }
                within(within, "counted");
                countable();
            }
            case Share.OfWhole(var part) -> {
                if (part.isEmpty()) {
                    faults.add("A share of the whole needs to say which part.");
                }
                countable();
            }
        }
    }

    /** Of sums and counts there are parts. */
    private void countable() {
        MeasureSql sql = new MeasureSql(model);
        for (Measure measure : Figures.shared(query)) {
            if (!sql.isNoughtOfNothing(measure)) {
                faults.add(
                        "%s has no parts, so a share of it says nothing."
                                .formatted(new MeasureNames(model).label(measure)));
            }
        }
    }

    private void accumulation(Accumulation accumulation) {
        if (!hasFigures()) {
            faults.add("A running total or moving average needs a measure.");
        }
        steps("A running total or moving average");
        switch (accumulation) {
            case Accumulation.Running() ->
                    addUp(
                            query.groupings().stream()
                                    .filter(by -> by instanceof Grouping.Steps)
                                    .toList(),
                            "there is no running total of it");
            case Accumulation.Moving(int steps) -> {
                numbers("A date has no moving average.");
                if (steps < 2) {
                    faults.add("A moving average is over two steps or more.");
                }
            }
        }
    }

    private void steps(String what) {
        if (query.groupings().stream().noneMatch(by -> by instanceof Grouping.Steps)) {
            faults.add(what + " needs rows by day, week, month, quarter, half or year.");
        }
    }

    private boolean hasFigures() {
        return !query.measures().isEmpty();
    }

    private void addUp(List<Grouping> over, String so) {
        for (Measure measure : query.measures()) {
            if (!new Additivity(model).addsUp(measure, over, query.subject().basis())) {
                faults.add(
                        "%s does not add up here, so %s."
                                .formatted(new MeasureNames(model).label(measure), so));
            }
        }
    }

    private void numbers(String sentence) {
        query.measures().forEach(measure -> number(measure, sentence));
    }

    private void number(Measure measure, String sentence) {
        if (measures.isDate(measure) && !faults.contains(sentence)) {
            faults.add(sentence);
        }
    }
}
