package io.millrace.ask.chips;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.Share;
import java.util.ArrayList;
import java.util.List;

/** Puts one piece of a question in the place of another, wherever it stands. */
final class Replacing {

    private Replacing() {}

    static <T> List<T> at(List<T> list, int place, T other) {
        List<T> changed = new ArrayList<>(list);
        changed.set(place, other);
        return changed;
    }

    static <T> List<T> without(List<T> list, int place) {
        List<T> changed = new ArrayList<>(list);
        changed.remove(place);
        return changed;
    }

    static <T> List<T> with(List<T> list, T more) {
        List<T> changed = new ArrayList<>(list);
        changed.add(more);
        return changed;
    }

    /** Another measure; what was ranked by the old one is ranked by the new one. */
    static Breakdown measure(Breakdown query, int place, Measure other) {
        Measure old = query.measures().get(place);
        Breakdown changed = query.measuring(at(query.measures(), place, other));
        Ranking ranking = query.ranking();
        return ranking == null || !ranking.by().equals(old)
                ? changed
                : changed.ranked(
                        new Ranking(
                                other,
                                ranking.figure(),
                                ranking.descending(),
                                ranking.limit(),
                                ranking.within()));
    }

    /** Another grouping, also within which rows are ranked or shared. */
    static Breakdown grouping(Breakdown query, int place, Grouping other) {
        Grouping old = query.groupings().get(place);
        Breakdown changed = query.by(at(query.groupings(), place, other));
        Ranking ranking = query.ranking();
        if (ranking != null) {
            changed =
                    changed.ranked(
                            new Ranking(
                                    ranking.by(),
                                    ranking.figure(),
                                    ranking.descending(),
                                    ranking.limit(),
                                    replaced(ranking.within(), old, other)));
        }
        return query.share() instanceof Share.OfRows(List<Grouping> within)
                ? changed.shared(new Share.OfRows(replaced(within, old, other)))
                : changed;
    }

    private static List<Grouping> replaced(List<Grouping> all, Grouping old, Grouping other) {
        return all.stream().map(grouping -> grouping.equals(old) ? other : grouping).toList();
    }
}
