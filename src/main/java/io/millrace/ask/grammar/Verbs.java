package io.millrace.ask.grammar;

import io.millrace.ask.reading.Reading;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import java.util.List;
import java.util.stream.Stream;

/**
 * Settles what is asked with a verb: what was sold, spent or shipped, how many, how often, how
 * long.
 */
final class Verbs {

    private final Parts parts;
    private final Draft draft;

    Verbs(Parts parts) {
        this.parts = parts;
        this.draft = parts.draft();
    }

    void settle() {
        countedBehind();
        if (draft.sold && draft.kindCounted && draft.measures.size() == 1) {
            draft.measures.clear();
        }
        boolean nothing = draft.measures.isEmpty() && draft.statisticMeasure == null;
        if (draft.sold && nothing && draft.analysis == null) {
            draft.measure(
                    new Measure.Named(draft.counting ? "quantity" : parts.model().usualMeasure()));
            draft.counting = false;
        }
        if (draft.weSpent) {
            Measure shipping = new Measure.Named("shipping_cost");
            if (draft.measures.isEmpty()
                    && draft.groupings.contains(new Grouping.By("ship_mode"))) {
                draft.measure(shipping);
            } else if (!draft.measures.contains(shipping)) {
                draft.unknown.add("spent");
            }
        }
        if (draft.howOften) {
            howOften();
        }
        Measure days = new Measure.Named("days_to_ship");
        boolean shipping =
                draft.shipped
                        || draft.measures.contains(new Measure.Named("shipping_cost"))
                        || draft.groupings.contains(new Grouping.By("ship_mode"));
        if (draft.howLong && (draft.measures.contains(days) || shipping)) {
            draft.measures.remove(new Measure.Named("shipping_cost"));
            draft.measure(days);
            draft.howLong = false;
        }
        if (draft.counting || draft.howLong) {
            draft.unknown.add(draft.counting ? "how many" : "how long");
        }
        if (draft.when && draft.measures.stream().noneMatch(this::isDate)) {
            draft.unknown.add("when");
        }
        if (draft.where && draft.groupings.isEmpty() && draft.heads.isEmpty()) {
            draft.clarify(
                    "Where: by which kind of place?",
                    Stream.of("country", "region", "market", "city")
                            .filter(parts.model().dimensions()::containsKey)
                            .map(name -> parts.model().dimension(name).label())
                            .map(label ->
                                    new Reading.Choice(label, parts.question() + " by " + label))
                            .toList());
        }
        if (draft.moreThan) {
            draft.unknown.add("more");
        }
        if (draft.correlates) {
            draft.unknown.add("correlation");
        }
    }

    /** "how often are Phones returned", "how often do customers order". */
    private void howOften() {
        Condition returned = new Condition.Flagged("returned", false);
        boolean returns =
                draft.conditions.contains(returned)
                        || draft.clauses.stream()
                                .anyMatch(clause -> clause.conditions().contains(returned));
        if (draft.basket) {
            draft.unknown.add("how often");
            return;
        }
        draft.measures.remove(new Measure.Named("orders"));
        if (returns) {
            draft.conditions.remove(returned);
            draft.clauses.removeIf(clause -> clause.conditions().equals(List.of(returned)));
            draft.measure(new Measure.Named("return_rate"));
            draft.shareOfTotal = false;
        } else if ("customer".equals(draft.entity)) {
            draft.heads.removeIf(head -> head.dimension().equals("customer"));
            draft.measure(new Measure.Named("orders_per_customer"));
        } else {
            draft.unknown.add("how often");
        }
        draft.average = false;
    }

    /** "customers who bought in 2024, how many": what is counted was said before. */
    private void countedBehind() {
        if (!draft.counting) {
            return;
        }
        if (!draft.heads.isEmpty()) {
            Draft.Head head = draft.heads.removeFirst();
            draft.measure(parts.count(head.dimension()));
            draft.entityIsCounted = true;
            draft.counting = false;
        } else if (!draft.measures.isEmpty()) {
            draft.counting = false;
        }
    }

    private boolean isDate(Measure measure) {
        return measure instanceof Measure.Named(String name)
                && parts.model().measure(name).format() == Format.DATE;
    }
}
