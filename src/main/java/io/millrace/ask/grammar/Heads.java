package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads dimensions that no other construct claims: what is listed, ranked, or stands before a
 * measure.
 */
final class Heads {

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;

    Heads(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
    }

    boolean take() {
        Lexeme next = cursor.next();
        Optional<String> dimension =
                next.as(Sense.DimensionName.class).map(Sense.DimensionName::dimension);
        if (dimension.isPresent()) {
            cursor.skip(1);
            head(dimension.get(), next);
            return true;
        }
        return calendar(next) || kinds();
    }

    private void head(String dimension, Lexeme said) {
        if (countsForRanking(dimension, said)) {
            return;
        }
        boolean all =
                cursor.peek(-2).text().toLowerCase(Locale.ROOT).matches("(of )?(all|every|any)");
        boolean of =
                cursor.is(-3, Keyword.OF)
                        || cursor.peek(-2).text().toLowerCase(Locale.ROOT).startsWith("of ");
        boolean ofAll = all && of && !draft.measures.isEmpty();
        if (ofAll) {
            return;
        }
        if (all
                && (draft.followsUp
                        || (cursor.at() <= 3 && draft.measures.isEmpty() && !draft.lists))) {
            draft.released.add(dimension);
            return;
        }
        if (draft.distinct
                && !draft.asking
                && !draft.lists
                && draft.measures.isEmpty()
                && draft.order == null) {
            draft.measure(parts.count(dimension));
            draft.entity = parts.isEntity(dimension) ? dimension : draft.entity;
            draft.entityIsCounted = true;
            draft.measureEnd = cursor.at();
            return;
        }
        draft.heads.add(
                new Draft.Head(
                        dimension,
                        said.isPlural(),
                        draft.asking || draft.lists,
                        false,
                        cursor.at()));
        draft.asking = false;
        if (parts.isEntity(dimension)) {
            draft.entity = dimension;
            draft.entityIsCounted = false;
        }
    }

    /** "which country has the most customers": the number of them ranks the countries. */
    private boolean countsForRanking(String dimension, Lexeme said) {
        boolean ranked =
                draft.order != null
                        && draft.order.superlative
                        && draft.order.by == null
                        && draft.order.at >= cursor.at() - 4
                        && said.isPlural();
        boolean ofOthers =
                draft.where
                        || draft.heads.stream()
                                .anyMatch(
                                        head -> head.asked() && !head.dimension().equals(dimension))
                        || draft.groupings.stream().anyMatch(Grouping.Steps.class::isInstance);
        if (!ranked || !ofOthers) {
            return false;
        }
        draft.order().by = parts.count(dimension);
        draft.measure(parts.count(dimension));
        draft.measureEnd = cursor.at();
        return true;
    }

    /** "which month", "best day": a step of time to list or rank. */
    private boolean calendar(Lexeme next) {
        boolean wanted =
                draft.asking
                        || draft.ranksSomewhere
                        || draft.order != null
                        || draft.lists
                        || draft.growth
                        || draft.shareOfTotal;
        Optional<Sense.CycleName> cycle = next.as(Sense.CycleName.class);
        if (cycle.isPresent()) {
            cursor.skip(1);
            draft.group(new Grouping.Cyclic(cycle.get().cycle()));
            draft.asking = false;
            return true;
        }
        Optional<Unit> unit =
                next.all(Sense.UnitName.class)
                        .filter(name -> !name.adjective())
                        .map(Sense.UnitName::unit)
                        .findFirst();
        if (wanted && unit.isPresent()) {
            cursor.skip(1);
            draft.group(new Grouping.Steps(unit.get()));
            draft.asking = false;
            return true;
        }
        boolean behindMeasure = draft.measureEnd == cursor.at() && !draft.measures.isEmpty();
        if (unit.isPresent() && behindMeasure && !next.isPlural()) {
            cursor.skip(1);
            draft.bareUnit = unit.get();
            return true;
        }
        if (wanted && next.is(Keyword.WORKDAY)) {
            cursor.skip(1);
            draft.group(new Grouping.Cyclic(Cycle.WEEKDAY));
            draft.asking = false;
            return true;
        }
        return false;
    }

    /** New customers, repeat customers: customers of whom something is true. */
    private boolean kinds() {
        if (cursor.is(Keyword.UNSOLD) && cursor.peek(1).as(Sense.DimensionName.class).isPresent()) {
            cursor.skip(1);
            draft.clauses.add(new Clause(Condition.Quantifier.NONE, List.of(), null, null));
            return true;
        }
        if (cursor.is(Keyword.NEW_CUSTOMER) || cursor.is(Keyword.OLD_CUSTOMER)) {
            String kind = cursor.is(Keyword.NEW_CUSTOMER) ? "New" : "Returning";
            cursor.skip(1);
            customers();
            draft.conditions.add(Condition.OneOf.of("customer_kind", kind));
            return true;
        }
        if (cursor.is(Keyword.REPEAT_CUSTOMER) || cursor.is(Keyword.ONE_TIME_CUSTOMER)) {
            Range orders =
                    cursor.is(Keyword.REPEAT_CUSTOMER)
                            ? Range.moreThan(BigDecimal.ONE)
                            : Range.exactly(BigDecimal.ONE);
            cursor.skip(1);
            customers();
            draft.clauses.add(
                    new Clause(
                            Condition.Quantifier.SOME,
                            List.of(),
                            null,
                            Threshold.of(new Measure.Named("orders"), orders)));
            return true;
        }
        return false;
    }

    private void customers() {
        draft.entity = "customer";
        boolean listed = draft.asking || draft.lists || draft.order != null;
        if (listed && !draft.counting) {
            draft.heads.add(new Draft.Head("customer", true, true, false, cursor.at()));
            draft.entityIsCounted = false;
        } else if (draft.measures.isEmpty()) {
            draft.kindCounted = !draft.counting;
            draft.measure(parts.count("customer"));
            draft.entityIsCounted = true;
            draft.measureEnd = cursor.at();
        }
        draft.counting = false;
        draft.asking = false;
    }
}
