package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns what was said about an entity into conditions, or into limits on the rows of a list. */
final class Entities {

    /** What a measure is of one line. */
    private static final Map<String, String> LINE_NUMBERS =
            Map.of(
                    "quantity", "line_quantity",
                    "sales", "line_sales",
                    "profit", "line_profit",
                    "shipping_cost", "line_shipping",
                    "days_to_ship", "line_days",
                    "discount", "discount");

    private static final Clause UNSOLD =
            new Clause(Condition.Quantifier.NONE, List.of(), null, null);

    private final Parts parts;
    private final Draft draft;

    Entities(Parts parts) {
        this.parts = parts;
        this.draft = parts.draft();
    }

    void settle() {
        limitsOfLines();
        String entity = draft.entity;
        if (entity == null) {
            return;
        }
        openLimits(entity);
        if (draft.shareOfTotal && !draft.groupedExplicitly) {
            shareOf(entity);
        }
        if (isCounted(entity)) {
            limitsOfCounted(entity);
        }
        clauses(entity);
    }

    /** "order lines with a quantity of more than 10": a number of each line. */
    private void limitsOfLines() {
        Measure lines = new Measure.Named("lines");
        if (!draft.measures.contains(lines)) {
            return;
        }
        for (Threshold limit : List.copyOf(draft.thresholds)) {
            if (limit.measure() instanceof Measure.Named(String name)
                    && LINE_NUMBERS.containsKey(name)
                    && limit.limit()
                            instanceof
                            Threshold.Limit.Within(io.millrace.semantics.query.Range range)) {
                draft.thresholds.remove(limit);
                draft.measures.remove(limit.measure());
                draft.conditions.add(
                        new Condition.Numeric(LINE_NUMBERS.getOrDefault(name, name), range, false));
            }
        }
    }

    /** Whether the question asks how many of the entity there are. */
    private boolean isCounted(String entity) {
        return draft.heads.stream().noneMatch(head -> head.dimension().equals(entity))
                && draft.measures.contains(parts.count(entity));
    }

    private boolean isListed(String entity) {
        return draft.heads.stream().anyMatch(head -> head.dimension().equals(entity));
    }

    /** "what share of customers ordered more than once": those of all. */
    private void shareOf(String entity) {
        boolean told = !draft.clauses.isEmpty() || !draft.thresholds.isEmpty();
        if (!told || !(isListed(entity) || isCounted(entity))) {
            return;
        }
        Measure count = parts.count(entity);
        List<Condition> part = new ArrayList<>();
        for (Clause clause : draft.clauses) {
            part.add(belonging(entity, clause));
        }
        // "of the orders with phones, which part was returned": what is told last is the part.
        while (part.size() > 1) {
            draft.conditions.add(part.removeFirst());
        }
        for (Threshold limit : draft.thresholds) {
            part.add(
                    new Condition.Belonging(
                            entity,
                            Condition.Quantifier.SOME,
                            new Condition.Deed(List.of(), span(), limit)));
        }
        draft.clauses.clear();
        draft.thresholds.clear();
        draft.heads.removeIf(head -> head.dimension().equals(entity));
        draft.measures.clear();
        draft.measure(count);
        draft.conditions.addAll(part);
        draft.partConditions.addAll(part);
    }

    /** "orders over 500": a number without a measure is about money. */
    private void openLimits(String entity) {
        for (Threshold.Limit limit : draft.openLimits) {
            Measure measure =
                    draft.order != null && draft.order.by != null
                            ? draft.order.by
                            : draft.measures.stream()
                                    .filter(known -> !known.equals(parts.count(entity)))
                                    .reduce((_, last) -> last)
                                    .orElse(new Measure.Named(parts.model().usualMeasure()));
            draft.thresholds.add(
                    new Threshold(measure, io.millrace.semantics.query.Figure.VALUE, limit));
            if (isListed(entity)) {
                draft.measure(measure);
            }
        }
        draft.openLimits.clear();
    }

    /** "how many customers had sales over 1,000 in 2024": a limit on each, not on their number. */
    private void limitsOfCounted(String entity) {
        Measure count = parts.count(entity);
        List<Threshold> limits =
                draft.thresholds.stream().filter(limit -> !limit.measure().equals(count)).toList();
        if (limits.isEmpty() || draft.measures.size() > 2) {
            return;
        }
        Timespan span = span();
        for (Threshold limit : limits) {
            draft.measures.remove(limit.measure());
            draft.thresholds.remove(limit);
            draft.conditions.add(
                    new Condition.Belonging(
                            entity,
                            Condition.Quantifier.SOME,
                            new Condition.Deed(lineConditions(), span, limit)));
        }
        List<Condition> moved = lineConditions();
        if (draft.groupings.isEmpty()) {
            draft.conditions.removeAll(moved);
            draft.spans.clear();
        }
        draft.measure(count);
    }

    private List<Condition> lineConditions() {
        return draft.conditions.stream()
                .filter(condition -> !(condition instanceof Condition.Belonging))
                .toList();
    }

    private Timespan span() {
        return Spans.together(draft.spans);
    }

    private void clauses(String entity) {
        if (draft.clauses.isEmpty()) {
            return;
        }
        if (draft.clauses.size() == 1
                && draft.clauses.getFirst().equals(UNSOLD)
                && !draft.spans.isEmpty()) {
            draft.clauses.set(0, new Clause(Condition.Quantifier.NONE, List.of(), span(), null));
            draft.spans.clear();
        }
        if (draft.clauses.size() == 1 && single(entity, draft.clauses.getFirst())) {
            draft.clauses.clear();
            return;
        }
        for (Clause clause : draft.clauses) {
            draft.conditions.add(belonging(entity, clause));
        }
        draft.clauses.clear();
    }

    /** One plain clause about what is listed or counted says which sales are meant, no more. */
    private boolean single(String entity, Clause clause) {
        boolean plain = clause.isPlain() && draft.mainClause;
        boolean ofEntity =
                plain
                        || isCounted(entity)
                        || (isListed(entity)
                                && (othersThan(entity).isEmpty() || onlyLimited(entity, clause)));
        if (!ofEntity || clause.quantifier() != Condition.Quantifier.SOME) {
            return false;
        }
        if (clause.amount() != null && !isListed(entity)) {
            return false;
        }
        draft.conditions.addAll(clause.conditions());
        if (clause.span() != null) {
            if (clause.span() instanceof Timespan.Everything) {
                draft.everything = true;
            } else {
                draft.spans.add(clause.span());
            }
        }
        if (clause.amount() != null) {
            draft.thresholds.add(clause.amount());
            draft.measure(clause.amount().measure());
        }
        return true;
    }

    /** "sold more than 100k at a margin below 8 %": two limits on the same rows. */
    private boolean onlyLimited(String entity, Clause clause) {
        return clause.amount() != null
                && clause.conditions().isEmpty()
                && clause.span() == null
                && othersThan(entity).stream()
                        .allMatch(measure ->
                                draft.thresholds.stream()
                                        .anyMatch(limit -> limit.measure().equals(measure)));
    }

    private List<Measure> othersThan(String entity) {
        return draft.measures.stream().filter(m -> !m.equals(parts.count(entity))).toList();
    }

    private static Condition belonging(String entity, Clause clause) {
        Timespan span = clause.span() == null ? new Timespan.Everything() : clause.span();
        return new Condition.Belonging(
                entity,
                clause.quantifier(),
                new Condition.Deed(clause.conditions(), span, clause.amount()));
    }
}
