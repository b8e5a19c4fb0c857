package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Share;
import java.util.List;
import java.util.Set;

/** Settles nouns and lists of names that nothing else claimed. */
final class Headwords {

    private static final Set<String> NEUTRAL = Set.of("customer", "product", "order");

    private final Parts parts;
    private final Draft draft;

    Headwords(Parts parts) {
        this.parts = parts;
        this.draft = parts.draft();
    }

    /** What stands there unclaimed is listed, ranked, broken down by, or says nothing new. */
    void heads() {
        boolean listed =
                draft.order != null
                        || !draft.thresholds.isEmpty()
                        || draft.share instanceof Share.OfRows
                        || draft.lists
                        || (draft.growth && draft.direction != 0);
        for (Draft.Head head : draft.heads) {
            Grouping.By by = new Grouping.By(head.dimension());
            boolean counted = draft.measures.contains(parts.count(head.dimension()));
            if (draft.measures.isEmpty() && !listed && !head.asked() && isCount(head)) {
                draft.measure(parts.count(head.dimension()));
            } else if (head.asked() || listed || draft.measures.isEmpty()) {
                group(by, head);
            } else if (!counted && !isNeutral(head) && !draft.total) {
                group(by, head);
            }
        }
    }

    /** "customers in 2024" counts them; "the regions" lists them. */
    private boolean isCount(Draft.Head head) {
        return NEUTRAL.contains(head.dimension())
                && (!draft.groupings.isEmpty()
                        || draft.conditions.stream()
                                .noneMatch(Condition.Belonging.class::isInstance))
                && (!draft.groupings.isEmpty()
                        || !draft.spans.isEmpty()
                        || draft.everything
                        || draft.followsUp
                        || draft.growth
                        || draft.trend);
    }

    private void group(Grouping.By by, Draft.Head head) {
        draft.group(by);
        if (draft.order != null && !head.plural()) {
            draft.order().singular = true;
        }
    }

    /** "profit of tables, chairs and bookcases": a row for each, unless together. */
    void enumerations() {
        boolean one =
                draft.together
                        || draft.total
                        || draft.compares
                        || draft.growth
                        || draft.order != null
                        || draft.share != null
                        || draft.groupings.stream().anyMatch(g -> !(g instanceof Grouping.Steps))
                        || draft.analysis != null
                        || draft.measures.isEmpty();
        if (!one
                && draft.enumerated.size() == 1
                && draft.enumerated.getFirst()
                        instanceof
                        Condition.OneOf(String dimension, List<String> _, boolean negated)
                && !negated
                && draft.conditions.contains(draft.enumerated.getFirst())) {
            draft.group(new Grouping.By(dimension));
        }
    }

    /** "for each category, the top 3 products". */
    void within() {
        boolean cuts = draft.order != null && !draft.order.sortOnly && draft.within.isEmpty();
        if (cuts
                && !draft.heads.isEmpty()
                && !draft.eachGroupings.isEmpty()
                && draft.heads.stream()
                        .anyMatch(head ->
                                draft.groupings.contains(new Grouping.By(head.dimension()))
                                        && !draft.eachGroupings.contains(
                                                new Grouping.By(head.dimension())))) {
            draft.eachGroupings.stream()
                    .filter(draft.groupings::contains)
                    .forEach(draft.within::add);
        }
    }

    /** Says nothing that a question about sales would not say anyway. */
    static boolean isNeutral(Draft.Head head) {
        return NEUTRAL.contains(head.dimension()) && !head.asked();
    }
}
