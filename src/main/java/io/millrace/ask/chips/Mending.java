package io.millrace.ask.chips;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.sql.QueryCheck;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Takes out of a changed question what no longer makes sense with the change. */
final class Mending {

    /** What can be taken out. */
    private static final List<UnaryOperator<Breakdown>> STEPS =
            List.of(
                    query -> query.accumulated(null),
                    query -> query.shared(null),
                    query -> query.compared(null),
                    query -> query.keeping(List.of()),
                    query -> query.ranked(null));

    /** All ways to take out some of it, as bits; the least first. */
    private static final List<Integer> WAYS =
            IntStream.range(0, 1 << STEPS.size())
                    .boxed()
                    .sorted(Comparator.comparingInt(Integer::bitCount))
                    .toList();

    private final QueryCheck check;

    Mending(QueryCheck check) {
        this.check = check;
    }

    /** Empty where nothing helps. */
    Optional<Breakdown> mend(Breakdown changed) {
        Breakdown within = withinWhatIsThere(changed);
        return WAYS.stream()
                .map(way -> without(within, way))
                .filter(query -> check.faults(query).isEmpty())
                .findFirst();
    }

    private static Breakdown without(Breakdown query, int way) {
        Breakdown left = query;
        for (int i = 0; i < STEPS.size(); i++) {
            if ((way >> i & 1) == 1) {
                left = STEPS.get(i).apply(left);
            }
        }
        return left;
    }

    private static Breakdown withinWhatIsThere(Breakdown query) {
        Breakdown mended = query;
        if (query.ranking() != null) {
            Ranking ranking = query.ranking();
            mended =
                    mended.ranked(
                            new Ranking(
                                    ranking.by(),
                                    ranking.figure(),
                                    ranking.descending(),
                                    ranking.limit(),
                                    inner(ranking.within(), query)));
        }
        return query.share() instanceof Share.OfRows(List<Grouping> within)
                ? mended.shared(new Share.OfRows(inner(within, query)))
                : mended;
    }

    private static List<Grouping> inner(List<Grouping> within, Breakdown query) {
        List<Grouping> left = within.stream().filter(query.groupings()::contains).toList();
        return left.containsAll(query.groupings()) ? List.of() : left;
    }
}
