package io.millrace.ask.grammar;

import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes the question before by what a short one says: only the West, and by month, top 3 instead.
 */
final class FollowUps {

    private final Parts parts;
    private final Draft draft;

    FollowUps(Parts parts) {
        this.parts = parts;
        this.draft = parts.draft();
    }

    /** Whether the draft is no question of its own, or says that it goes on. */
    boolean isFollowUp() {
        boolean whole =
                (!draft.measures.isEmpty()
                                && (draft.asksItself
                                        || !draft.groupings.isEmpty()
                                        || !draft.spans.isEmpty()
                                        || !draft.conditions.isEmpty()))
                        || draft.analysis != null
                        || (draft.heads.stream().anyMatch(Draft.Head::asked)
                                && !draft.measures.isEmpty());
        boolean fragment =
                !draft.asksItself
                        && draft.groupings.isEmpty()
                        && draft.conditions.isEmpty()
                        && draft.measures.size() == 1
                        && parts.cursor().lexemes().size() <= 4;
        boolean ofOldRows =
                draft.order != null && draft.heads.isEmpty() && draft.groupings.isEmpty();
        return draft.followsUp || draft.refersBack || fragment || ofOldRows || !whole;
    }

    SemanticQuery change(SemanticQuery before) {
        if (before instanceof Breakdown breakdown) {
            return changed(breakdown);
        }
        return before.about(changed(before.subject()));
    }

    private Breakdown changed(Breakdown before) {
        Breakdown query = before.about(changed(before.subject()));
        List<Grouping> groupings = groupings(before);
        List<Measure> measures = measures(before);
        Ranking ranking = ranking(before, measures, groupings);
        for (Threshold.Limit limit : draft.openLimits) {
            Measure limited =
                    before.ranking() != null ? before.ranking().by() : measures.getFirst();
            draft.thresholds.add(new Threshold(limited, Figure.VALUE, limit));
        }
        List<Threshold> thresholds =
                draft.thresholds.isEmpty()
                        ? before.thresholds().stream()
                                .filter(limit -> measures.contains(limit.measure()))
                                .toList()
                        : draft.thresholds;
        for (Threshold limit : thresholds) {
            if (!measures.contains(limit.measure())) {
                measures.add(limit.measure());
            }
        }
        return new Breakdown(
                query.subject(),
                measures,
                groupings,
                thresholds,
                ranking,
                comparison(before, groupings),
                share(before, groupings),
                accumulation(before, groupings));
    }

    private @Nullable Comparison comparison(Breakdown before, List<Grouping> groupings) {
        Comparison comparison = draft.comparison != null ? draft.comparison : before.comparison();
        boolean steps = groupings.stream().anyMatch(Grouping.Steps.class::isInstance);
        boolean along =
                comparison instanceof Comparison.StepBefore
                        || comparison instanceof Comparison.StepYearBefore;
        if (along && !steps) {
            return null;
        }
        if (draft.comparison == null
                && comparison instanceof Comparison.OfValues(String dimension, String _, String _)
                && draft.conditions.stream()
                        .anyMatch(c ->
                                c instanceof Condition.OneOf one
                                        && one.dimension().equals(dimension))) {
            return null;
        }
        return comparison;
    }

    private @Nullable Share share(Breakdown before, List<Grouping> groupings) {
        Share share = draft.share != null ? draft.share : before.share();
        if (share instanceof Share.OfRows(List<Grouping> within)
                && !groupings.containsAll(within)) {
            return new Share.OfRows(List.of());
        }
        return groupings.isEmpty() && share instanceof Share.OfRows ? null : share;
    }

    private @Nullable Accumulation accumulation(Breakdown before, List<Grouping> groupings) {
        Accumulation accumulation =
                draft.accumulation != null ? draft.accumulation : before.accumulation();
        return groupings.stream().anyMatch(Grouping.Steps.class::isInstance) ? accumulation : null;
    }

    private List<Grouping> groupings(Breakdown before) {
        if (draft.groupings.isEmpty()) {
            return before.groupings();
        }
        boolean within =
                before.ranking() != null
                        && before.ranking().limit() > 0
                        && draft.order == null
                        && draft.eachGroupings.stream().anyMatch(Grouping.By.class::isInstance);
        if (within) {
            List<Grouping> outer = new ArrayList<>(draft.groupings);
            before.groupings().stream().filter(g -> !outer.contains(g)).forEach(outer::add);
            return outer;
        }
        if (!draft.adds) {
            return draft.groupings;
        }
        List<Grouping> all = new ArrayList<>(before.groupings());
        draft.groupings.stream().filter(g -> !all.contains(g)).forEach(all::add);
        return all;
    }

    private List<Measure> measures(Breakdown before) {
        if (draft.measures.isEmpty()) {
            return new ArrayList<>(before.measures());
        }
        if (!draft.adds) {
            return new ArrayList<>(draft.measures);
        }
        List<Measure> all = new ArrayList<>(before.measures());
        draft.measures.stream().filter(m -> !all.contains(m)).forEach(all::add);
        return all;
    }

    private @Nullable Ranking ranking(
            Breakdown before, List<Measure> measures, List<Grouping> groupings) {
        Ranking old = before.ranking();
        Draft.Order order = draft.order;
        if (order != null && order.numberOnly && old != null) {
            return new Ranking(old.by(), old.figure(), old.descending(), order.limit, old.within());
        }
        if (old != null && old.limit() > 0 && order == null && !draft.eachGroupings.isEmpty()) {
            List<Grouping> inside =
                    draft.eachGroupings.stream().filter(groupings::contains).toList();
            return new Ranking(old.by(), old.figure(), old.descending(), old.limit(), inside);
        }
        if (order == null) {
            if (old == null || !groupings.containsAll(old.within())) {
                return null;
            }
            boolean otherMeasure = !draft.measures.isEmpty();
            boolean otherRows =
                    !draft.groupings.isEmpty()
                            && groupings.stream().allMatch(g -> g instanceof Grouping.Steps);
            if (otherRows) {
                return null;
            }
            Measure by = otherMeasure ? measures.getFirst() : old.by();
            return new Ranking(by, old.figure(), old.descending(), old.limit(), old.within());
        }
        Measure by =
                order.by != null
                        ? order.by
                        : old != null && measures.contains(old.by())
                                ? old.by()
                                : measures.isEmpty()
                                        ? new Measure.Named(parts.model().usualRankingMeasure())
                                        : measures.getFirst();
        if (!measures.contains(by)) {
            measures.add(by);
        }
        int limit =
                order.limit >= 0
                        ? order.limit
                        : order.sortOnly
                                ? 0
                                : draft.singularAsked
                                        ? 1
                                        : old != null && old.limit() > 0
                                                ? old.limit()
                                                : order.singular ? 1 : 10;
        return new Ranking(
                by,
                order.figure,
                order.descending,
                limit,
                draft.within.isEmpty() && old != null ? old.within() : draft.within);
    }

    /** A condition on the same dimension takes the old one's place; others come on top. */
    private Subject changed(Subject before) {
        List<Condition> conditions = new ArrayList<>(before.conditions());
        conditions.removeIf(old ->
                old instanceof Condition.OneOf one && draft.released.contains(one.dimension()));
        for (Condition said : draft.conditions) {
            boolean excludes = said instanceof Condition.OneOf one && one.negated();
            Condition added = draft.adds || excludes ? joined(said, conditions) : said;
            conditions.removeIf(old -> replaces(added, old));
            conditions.add(added);
        }
        Timespan span =
                draft.everything
                        ? new Timespan.Everything()
                        : draft.spans.isEmpty() ? before.span() : Spans.together(draft.spans);
        return new Subject(
                conditions.stream().distinct().toList(),
                span,
                draft.basis == null ? before.basis() : draft.basis);
    }

    /** "add Central": to the regions that were meant before. */
    private static Condition joined(Condition said, List<Condition> before) {
        for (Condition old : before) {
            if (said instanceof Condition.OneOf added
                    && old instanceof Condition.OneOf known
                    && added.negated() == known.negated()
                    && replaces(added, known)) {
                List<String> values = new ArrayList<>(known.values());
                values.addAll(added.values());
                return new Condition.OneOf(
                        known.dimension(), values.stream().distinct().toList(), known.negated());
            }
        }
        return said;
    }

    private static boolean replaces(Condition added, Condition old) {
        return switch (added) {
            case Condition.OneOf one ->
                    old instanceof Condition.OneOf other
                            && one.dimension().equals(other.dimension())
                            && (one.negated() == other.negated()
                                    || other.values().stream().anyMatch(one.values()::contains));
            case Condition.Numeric numeric ->
                    old instanceof Condition.Numeric other
                            && numeric.attribute().equals(other.attribute());
            case Condition.Flagged flagged ->
                    old instanceof Condition.Flagged other && flagged.flag().equals(other.flag());
            case Condition.Recurring recurring ->
                    old instanceof Condition.Recurring other && recurring.cycle() == other.cycle();
            case Condition.Dated _ -> old instanceof Condition.Dated;
            case Condition.Belonging _ -> false;
        };
    }
}
