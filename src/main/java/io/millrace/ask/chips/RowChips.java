package io.millrace.ask.chips;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.Threshold;
import java.util.List;
import java.util.stream.Stream;

/** Which rows are kept, and in which order. */
final class RowChips {

    private static final List<Integer> LIMITS = List.of(3, 5, 10, 20, 50);

    private final Vocabulary vocabulary;
    private final Breakdown query;

    RowChips(Vocabulary vocabulary, Breakdown query) {
        this.vocabulary = vocabulary;
        this.query = query;
    }

    void addTo(List<Chip> chips) {
        for (int place = 0; place < query.thresholds().size(); place++) {
            chips.add(threshold(place));
        }
        if (query.ranking() != null) {
            chips.add(ranking(query.ranking()));
        }
    }

    List<Chip> offers() {
        return query.ranking() == null && !query.measures().isEmpty()
                ? List.of(rankingOffer())
                : List.of();
    }

    private Chip threshold(int place) {
        Threshold threshold = query.thresholds().get(place);
        Choices choices = new Choices(vocabulary.check(), query);
        limits(threshold.limit())
                .map(limit -> new Threshold(threshold.measure(), threshold.figure(), limit))
                .forEach(other ->
                        choices.add(
                                label(other),
                                query.keeping(Replacing.at(query.thresholds(), place, other))));
        choices.add("without", query.keeping(Replacing.without(query.thresholds(), place)));
        return choices.chip(Chip.Kind.THRESHOLD, label(threshold));
    }

    private String label(Threshold threshold) {
        return "only where " + vocabulary.figures().threshold(threshold);
    }

    private static Stream<Threshold.Limit> limits(Threshold.Limit limit) {
        Stream<Threshold.Limit> average =
                Stream.of(new Threshold.Limit.AboveAverage(), new Threshold.Limit.BelowAverage());
        return switch (limit) {
            case Threshold.Limit.Within(Range range) ->
                    Stream.concat(
                            Stream.of(new Threshold.Limit.Within(Ranges.opposite(range))), average);
            case Threshold.Limit.AboveAverage _, Threshold.Limit.BelowAverage _ -> average;
        };
    }

    private Chip ranking(Ranking ranking) {
        Choices choices = new Choices(vocabulary.check(), query);
        add(choices, with(ranking, ranking.by(), !ranking.descending(), ranking.limit()));
        for (int limit : LIMITS) {
            add(choices, with(ranking, ranking.by(), ranking.descending(), limit));
        }
        add(choices, with(ranking, ranking.by(), ranking.descending(), 0));
        for (Measure other : query.measures()) {
            add(choices, with(ranking, other, ranking.descending(), ranking.limit()));
        }
        choices.add("without", query.ranked(null));
        return choices.chip(Chip.Kind.RANKING, vocabulary.paraphraser().ranking(ranking));
    }

    private static Ranking with(Ranking old, Measure by, boolean descending, int limit) {
        return new Ranking(by, old.figure(), descending, limit, old.within());
    }

    private void add(Choices choices, Ranking ranking) {
        choices.add(vocabulary.paraphraser().ranking(ranking), query.ranked(ranking));
    }

    private Chip rankingOffer() {
        Choices choices = new Choices(vocabulary.check(), query);
        Measure measure = query.measures().getFirst();
        for (boolean descending : List.of(true, false)) {
            for (int limit : List.of(5, 10, 0)) {
                add(choices, new Ranking(measure, Figure.VALUE, descending, limit, List.of()));
            }
        }
        return choices.chip(Chip.Kind.RANKING, "Rank");
    }
}
