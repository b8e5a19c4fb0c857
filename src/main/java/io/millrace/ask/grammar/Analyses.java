package io.millrace.ask.grammar;

import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Reads the kinds of question that have a form of their own: cohorts, Pareto, correlation, pairs.
 */
final class Analyses {

    private static final BigDecimal USUAL_SHARE = new BigDecimal("0.8");
    private static final int USUAL_PAIRS = 10;

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;

    Analyses(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
    }

    boolean take() {
        return coverage() || cohorts() || paretoByShare() || pareto() || correlation() || basket();
    }

    private boolean coverage() {
        if (!cursor.take(Keyword.COVERAGE)) {
            return false;
        }
        draft.analysis = new Coverage(Subject.EVERYTHING);
        return true;
    }

    private boolean cohorts() {
        if (!cursor.take(Keyword.COHORT)) {
            return false;
        }
        Unit unit =
                draft.groupings.stream()
                        .filter(Grouping.Steps.class::isInstance)
                        .map(steps -> ((Grouping.Steps) steps).unit())
                        .findFirst()
                        .orElse(Unit.MONTH);
        draft.groupings.removeIf(Grouping.Steps.class::isInstance);
        draft.analysis = new Cohorts(Subject.EVERYTHING, unit);
        return true;
    }

    /** "which customers make 80 % of sales", "how many products bring in 80 % of profit". */
    private boolean paretoByShare() {
        if (draft.heads.isEmpty() && !draft.entityIsCounted && !draft.shareOfTotal) {
            return false;
        }
        int start = cursor.at();
        while (cursor.is(Keyword.FILLER)
                || cursor.is(Keyword.SPEND)
                || cursor.is(Keyword.SHARE)
                || cursor.is(Keyword.THAT)
                || cursor.is(Keyword.WHO)
                || cursor.is(Keyword.FOR)
                || cursor.next().text().equalsIgnoreCase("account")
                || cursor.next().text().equalsIgnoreCase("accounts")
                || cursor.next().text().equalsIgnoreCase("bring")) {
            cursor.skip(1);
        }
        Optional<BigDecimal> share = percentOf();
        if (share.isPresent()) {
            cursor.take(Keyword.TOTAL);
            Optional<Measure> measure = Measures.named(parts);
            if (measure.orElse(null) instanceof Measure.Named named) {
                draft.analysis =
                        new Pareto(Subject.EVERYTHING, paretoDimension(), named, share.get())
                                .listing(
                                        !draft.shareOfTotal
                                                && draft.heads.stream()
                                                        .anyMatch(Draft.Head::asked));
                return true;
            }
        }
        cursor.moveTo(start);
        return false;
    }

    /** "80 % of", "80 percent of", "half of". */
    private Optional<BigDecimal> percentOf() {
        if (cursor.next().text().equalsIgnoreCase("half") && cursor.is(1, Keyword.OF)) {
            cursor.skip(2);
            return Optional.of(new BigDecimal("0.5"));
        }
        Optional<Sense.Numeral> number = new Amounts(cursor).number();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        boolean percent = number.get().writing() == Sense.Writing.PERCENT;
        String behind = cursor.next().text().toLowerCase(java.util.Locale.ROOT);
        if (!percent && behind.matches("(percent|per cent|percentage|%) of")) {
            cursor.skip(1);
            return Optional.of(number.get().value().movePointLeft(2));
        }
        return percent && cursor.take(Keyword.OF)
                ? number.map(Sense.Numeral::value)
                : Optional.empty();
    }

    private boolean pareto() {
        if (!cursor.take(Keyword.PARETO)) {
            return false;
        }
        draft.pareto = true;
        cursor.take(Keyword.OF, Keyword.FOR, Keyword.BY);
        return true;
    }

    private String paretoDimension() {
        return draft.heads.isEmpty()
                ? Optional.ofNullable(draft.entity).orElse("customer")
                : draft.heads.getFirst().dimension();
    }

    /** Once the whole question is read. */
    void finish() {
        List<Measure.Named> named =
                draft.measures.stream()
                        .filter(Measure.Named.class::isInstance)
                        .map(Measure.Named.class::cast)
                        .toList();
        if (draft.correlates && draft.analysis == null && named.size() == 2) {
            draft.correlates = false;
            draft.analysis =
                    new Correlation(Subject.EVERYTHING, named.getFirst(), named.getLast(), null);
        }
        if (draft.pareto && draft.analysis == null) {
            Measure.Named measure =
                    draft.measures.stream()
                            .filter(Measure.Named.class::isInstance)
                            .map(Measure.Named.class::cast)
                            .filter(measured ->
                                    parts.model().measure(measured.name()).formula().addsUp())
                            .findFirst()
                            .orElse(new Measure.Named(parts.model().usualMeasure()));
            draft.groupings.stream()
                    .filter(Grouping.By.class::isInstance)
                    .map(by -> ((Grouping.By) by).dimension())
                    .findFirst()
                    .ifPresent(dimension ->
                            draft.heads.addFirst(new Draft.Head(dimension, true, false, false, 0)));
            draft.analysis =
                    new Pareto(Subject.EVERYTHING, paretoDimension(), measure, USUAL_SHARE);
        }
        if (draft.analysis instanceof Cohorts(Subject subject, Unit _)) {
            draft.groupings.stream()
                    .filter(Grouping.Steps.class::isInstance)
                    .map(steps -> ((Grouping.Steps) steps).unit())
                    .findFirst()
                    .ifPresent(unit -> draft.analysis = new Cohorts(subject, unit));
        }
        if (draft.analysis instanceof Correlation c
                && c.over() == null
                && !draft.groupings.isEmpty()) {
            draft.analysis =
                    new Correlation(c.subject(), c.left(), c.right(), draft.groupings.getFirst());
        }
    }

    private boolean correlation() {
        if (!cursor.is(Keyword.CORRELATION)) {
            return false;
        }
        int start = cursor.at();
        Measure before = draft.measures.isEmpty() ? null : draft.measures.getLast();
        cursor.skip(1);
        cursor.take(Keyword.BETWEEN, Keyword.OF, Keyword.WITH, Keyword.TO);
        Optional<Measure> first = Measures.named(parts);
        boolean joined =
                first.isPresent()
                        && (cursor.take(
                                        Keyword.AND,
                                        Keyword.WITH,
                                        Keyword.TO,
                                        Keyword.ON,
                                        Keyword.COMPARE)
                                || cursor.takeText(","));
        Optional<Measure> second = joined ? Measures.named(parts) : Optional.empty();
        if (first.isPresent() && second.isEmpty()) {
            second = first;
            first = Optional.ofNullable(before);
        }
        if (first.orElse(null) instanceof Measure.Named left
                && second.orElse(null) instanceof Measure.Named right) {
            draft.analysis = new Correlation(Subject.EVERYTHING, left, right, null);
            return true;
        }
        cursor.moveTo(start);
        draft.correlates = true;
        cursor.skip(1);
        return true;
    }

    private boolean basket() {
        if (cursor.takeText("lift")) {
            draft.basket = true;
            draft.byLift = true;
            draft.lists = true;
            return true;
        }
        boolean with = cursor.next().text().toLowerCase(java.util.Locale.ROOT).endsWith(" with");
        boolean value =
                cursor.peek(1).as(Sense.Value.class).isPresent()
                        || cursor.peek(1).as(Sense.Quoted.class).isPresent();
        if (!cursor.is(Keyword.TOGETHER) || (with && !value)) {
            return false;
        }
        cursor.skip(1);
        draft.basket = true;
        cursor.take(Keyword.WITH);
        return true;
    }

    /** Pairs: of what, with what, how many. */
    void finishBasket() {
        if (!draft.basket || draft.analysis != null) {
            return;
        }
        String with = null;
        String dimension = draft.heads.isEmpty() ? null : draft.heads.getFirst().dimension();
        for (Condition condition : List.copyOf(draft.conditions)) {
            if (condition
                            instanceof
                            Condition.OneOf(String of, List<String> values, boolean negated)
                    && values.size() == 1
                    && !negated
                    && List.of("product", "subcategory", "category").contains(of)
                    && with == null) {
                with = values.getFirst();
                dimension = of;
                draft.conditions.remove(condition);
            }
        }
        for (Grouping grouping : draft.groupings) {
            if (grouping instanceof Grouping.By(String by) && dimension == null) {
                dimension = by;
            }
        }
        int limit = draft.order != null && draft.order.limit > 0 ? draft.order.limit : USUAL_PAIRS;
        draft.analysis =
                new Basket(
                        Subject.EVERYTHING,
                        dimension == null ? "product" : dimension,
                        with,
                        limit,
                        draft.byLift);
    }
}
