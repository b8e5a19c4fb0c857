package io.millrace.ask.grammar;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.model.Formula;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Share;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settles shares: of which whole, and which part of it. */
final class Portions {

    private final Parts parts;
    private final Draft draft;

    Portions(Parts parts) {
        this.parts = parts;
        this.draft = parts.draft();
    }

    /** "late shipments in percent": the share of what is late, not of all that is late. */
    void rates() {
        if (!draft.shareOfTotal || draft.measures.size() != 1) {
            return;
        }
        if (draft.measures.getFirst() instanceof Measure.Named(String name)
                && !draft.groupings.isEmpty()
                && draft.groupings.stream().noneMatch(parts::isOfReturns)) {
            rateOf(name)
                    .ifPresent(rate -> {
                        draft.measures.set(0, rate);
                        draft.shareOfTotal = false;
                    });
        }
    }

    /** The percentage of sales that comes from the West: the condition says which part. */
    void sharePart() {
        if (draft.growth && draft.groupings.isEmpty()) {
            draft.shareOfTotal = false;
        }
        if (!draft.shareOfTotal || ratioOfTwo()) {
            return;
        }
        boolean nothingShared =
                draft.measures.size() == 1
                        && draft.measures.getFirst() instanceof Measure.Named(String only)
                        && parts.model().measure(only).format() == Format.PERCENT;
        if (nothingShared) {
            draft.shareOfTotal = false;
            return;
        }
        boolean rows =
                !draft.groupings.isEmpty()
                        || draft.heads.stream().anyMatch(head -> !Headwords.isNeutral(head));
        List<Condition> parting = part(rows);
        if (!parting.isEmpty()) {
            draft.conditions.removeAll(parting);
            draft.share = new Share.OfWhole(parting);
        } else if (draft.order != null && draft.order.limit > 1 && draft.eachGroupings.isEmpty()) {
            draft.unknown.add("share");
        } else {
            draft.share = new Share.OfRows(List.copyOf(draft.within));
            draft.within.clear();
        }
    }

    private Optional<Measure> rateOf(String count) {
        if (!Set.of("late_lines", "returned_orders").contains(count)) {
            return Optional.empty();
        }
        return parts.model().measures().values().stream()
                .filter(known ->
                        known.formula() instanceof Formula.Ratio(String above, String _)
                                && above.equals(count))
                .<Measure>map(known -> new Measure.Named(known.name()))
                .findFirst();
    }

    /** Which conditions make the part: what is told of it, or stands right beside the share. */
    private List<Condition> part(boolean rows) {
        List<Condition> told =
                draft.conditions.stream()
                        .filter(c ->
                                c instanceof Condition.Flagged
                                        || c instanceof Condition.Belonging
                                        || c instanceof Condition.Numeric)
                        .toList();
        List<Condition> before = known(draft.partConditions);
        List<Condition> behind = known(draft.partsBehind);
        List<Condition> bare =
                known(draft.bareConditions).stream().filter(c -> !behind.contains(c)).toList();
        if (told.size() == 1) {
            return told;
        }
        if (!before.isEmpty()) {
            return before;
        }
        boolean steps =
                rows
                        && draft.heads.stream().allMatch(Headwords::isNeutral)
                        && draft.groupings.stream().allMatch(Grouping.Steps.class::isInstance);
        if (bare.size() == 1 && (!rows || steps)) {
            draft.heads.removeIf(Headwords::isNeutral);
            return bare;
        }
        if (!behind.isEmpty()) {
            return behind;
        }
        if (rows || draft.conditions.isEmpty()) {
            return List.of();
        }
        if (draft.conditions.size() > 1) {
            draft.unknown.add("share");
        }
        draft.heads.removeIf(Headwords::isNeutral);
        return List.copyOf(draft.conditions);
    }

    private List<Condition> known(List<Condition> said) {
        return draft.conditions.stream().filter(said::contains).toList();
    }

    /** "what percentage of our sales is profit": the second measure is the part. */
    private boolean ratioOfTwo() {
        boolean two =
                draft.shareOfTotal
                        && draft.measures.size() == 2
                        && draft.conditions.isEmpty()
                        && draft.heads.isEmpty();
        if (two
                && draft.measures.getFirst() instanceof Measure.Named below
                && draft.measures.getLast() instanceof Measure.Named above) {
            draft.measures.clear();
            draft.measure(parts.ratio(above, below));
            draft.shareOfTotal = false;
            return true;
        }
        return false;
    }
}
