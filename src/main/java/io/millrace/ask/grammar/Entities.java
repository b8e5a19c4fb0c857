package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import java.util.List;

/** Turns what was said about an entity into conditions, or into limits on the rows of a list. */
final class Entities {

    private static final Deeds.Clause UNSOLD =
            new Deeds.Clause(Condition.Quantifier.NONE, List.of(), null, null);

    private final Parts parts;
    private final Draft draft;

    Entities(Parts parts) {
        this.parts = parts;
        this.draft = parts.draft();
    }

    void settle() {
        String entity = draft.entity;
        if (entity == null) {
            return;
        }
        openLimits(entity);
        if (isCounted(entity)) {
            limitsOfCounted(entity);
        }
        clauses(entity);
    }

    /** Whether the question asks how many of the entity there are. */
    private boolean isCounted(String entity) {
        return draft.heads.stream().noneMatch(head -> head.dimension().equals(entity))
                && draft.measures.contains(parts.count(entity));
    }

    private boolean isListed(String entity) {
        return draft.heads.stream().anyMatch(head -> head.dimension().equals(entity));
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
            draft.clauses.set(
                    0, new Deeds.Clause(Condition.Quantifier.NONE, List.of(), span(), null));
            draft.spans.clear();
        }
        if (draft.clauses.size() == 1 && single(entity, draft.clauses.getFirst())) {
            draft.clauses.clear();
            return;
        }
        for (Deeds.Clause clause : draft.clauses) {
            draft.conditions.add(belonging(entity, clause));
        }
        draft.clauses.clear();
    }

    /** One plain clause about what is listed or counted says which sales are meant, no more. */
    private boolean single(String entity, Deeds.Clause clause) {
        boolean ofEntity = isCounted(entity) || (isListed(entity) && othersThan(entity).isEmpty());
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

    private List<Measure> othersThan(String entity) {
        return draft.measures.stream().filter(m -> !m.equals(parts.count(entity))).toList();
    }

    private static Condition belonging(String entity, Deeds.Clause clause) {
        Timespan span = clause.span() == null ? new Timespan.Everything() : clause.span();
        return new Condition.Belonging(
                entity,
                clause.quantifier(),
                new Condition.Deed(clause.conditions(), span, clause.amount()));
    }
}
