package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an entity has done or never done: customers who bought in 2023 but not in 2024,
 * products that were never returned, customers with more than two orders.
 */
final class Deeds {

    /**
     * One thing that an entity did.
     *
     * @param span null where no time was said
     * @param amount null where no number was said
     */
    record Clause(
            Condition.Quantifier quantifier,
            List<Condition> conditions,
            @Nullable Timespan span,
            @Nullable Threshold amount) {

        /** Whether it only says which sales are meant. */
        boolean isPlain() {
            return quantifier == Condition.Quantifier.SOME && amount == null;
        }

        boolean saysNothing() {
            return isPlain() && conditions.isEmpty() && span == null;
        }
    }

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;

    Deeds(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
    }

    boolean take() {
        if (draft.entity == null) {
            return false;
        }
        int start = cursor.at();
        int clauses = draft.clauses.size();
        boolean read = starts() && clauses();
        if (!read) {
            cursor.moveTo(start);
            while (draft.clauses.size() > clauses) {
                draft.clauses.removeLast();
            }
        }
        return read;
    }

    /** A pronoun, a verb, or a word that denies or limits one. */
    private boolean starts() {
        if (isPronoun() || cursor.is(Keyword.THAT)) {
            cursor.skip(1);
            return true;
        }
        boolean sold =
                draft.measureEnd == cursor.at()
                        && cursor.peek(-1).text().toLowerCase(Locale.ROOT).endsWith(" sold");
        if (sold && isPeriod()) {
            return true;
        }
        boolean mainVerb = isVerb(0) && draft.how && !draft.clauses.isEmpty();
        return !mainVerb
                && (cursor.is(Keyword.NEVER)
                        || cursor.is(Keyword.NOT)
                        || (cursor.is(Keyword.WITHOUT) && isDeedNoun(1))
                        || (cursor.is(Keyword.ONLY) && isVerb(1))
                        || (cursor.is(Keyword.FIRST) && isVerb(1))
                        || (cursor.is(Keyword.WITH) && (hasAmount() || hasDeed() || hasGoods()))
                        || isVerb(0)
                        || cursor.is(Keyword.BOTH));
    }

    /** "customers with Furniture": that they bought some. */
    private boolean hasGoods() {
        return List.of("customer", "order").contains(String.valueOf(draft.entity))
                && cursor.peek(1)
                        .all(Sense.Value.class)
                        .anyMatch(value ->
                                parts.model()
                                        .dimension(value.entry().dimension())
                                        .table()
                                        .equals("p"));
    }

    /** "with orders in 2023": that they ordered. */
    private boolean hasDeed() {
        if (!isDeedNoun(1)) {
            return false;
        }
        int start = cursor.at();
        cursor.skip(2);
        boolean limited = new Amounts(cursor).read().isPresent();
        cursor.moveTo(start);
        return !limited;
    }

    private boolean isPronoun() {
        return cursor.is(Keyword.WHO)
                || (cursor.is(Keyword.WHICH) && cursor.at() > 0)
                || (cursor.is(Keyword.WITH) && cursor.next().text().contains(" "));
    }

    private boolean isVerb(int ahead) {
        Lexeme word = cursor.peek(ahead);
        return isVerb(word);
    }

    private static boolean isVerb(Lexeme word) {
        return (word.is(Keyword.BUY)
                        && (word.as(Sense.DimensionName.class).isEmpty()
                                || word.text().contains("ed")))
                || word.is(Keyword.SELL)
                || word.is(Keyword.SPEND)
                || (word.is(Keyword.RETURNED) && word.as(Sense.MeasureName.class).isEmpty());
    }

    private boolean isDeedNoun(int ahead) {
        Lexeme noun = cursor.peek(ahead);
        return noun.as(Sense.MeasureName.class)
                .filter(name ->
                        Set.of("sales", "orders", "returned_orders").contains(name.measure()))
                .isPresent();
    }

    private boolean hasAmount() {
        int start = cursor.at();
        cursor.skip(1);
        boolean amount = isFrequency() || new Amounts(cursor).read().isPresent();
        cursor.moveTo(start);
        return amount;
    }

    private boolean clauses() {
        boolean any = false;
        while (true) {
            int start = cursor.at();
            if (!clause()) {
                cursor.moveTo(start);
                return any;
            }
            any = true;
            int behind = cursor.at();
            cursor.takeText(",");
            boolean joined = cursor.take(Keyword.BUT, Keyword.AND) || cursor.is(Keyword.WITHOUT);
            cursor.take(Keyword.WHO, Keyword.THAT);
            if (!joined || !continues()) {
                cursor.moveTo(behind);
                return true;
            }
        }
    }

    /** Whether another deed follows: "but not in 2024", "and never returned". */
    private boolean continues() {
        int ahead = 0;
        while (cursor.is(ahead, Keyword.FILLER)) {
            ahead++;
        }
        return cursor.is(ahead, Keyword.NOT)
                || isPeriod()
                || cursor.is(ahead, Keyword.NEVER)
                || cursor.is(ahead, Keyword.WITHOUT)
                || cursor.is(ahead, Keyword.ONLY)
                || isVerb(ahead)
                || (cursor.is(ahead, Keyword.WITH) && cursor.peek(ahead).text().contains(" "));
    }

    /** A customer who comes back buys again; an order that comes back is returned. */
    private boolean comesAgain() {
        return "customer".equals(draft.entity)
                && cursor.next().text().toLowerCase(Locale.ROOT).matches("(come|came|comes) back");
    }

    private boolean isPeriod() {
        int start = cursor.at();
        cursor.takeText("also");
        boolean is = parts.periods().read(cursor).isPresent();
        cursor.moveTo(start);
        return is;
    }

    private boolean clause() {
        fillers();
        boolean none = false;
        boolean only = false;
        boolean verb = false;
        boolean returned = false;
        boolean spent = false;
        boolean firstTime = false;
        boolean sells = false;
        while (true) {
            fillers();
            if (cursor.take(Keyword.NEVER, Keyword.NOT)) {
                none = true;
            } else if (cursor.is(Keyword.WITHOUT)
                    && (isDeedNoun(1) || verb || none || !draft.clauses.isEmpty())) {
                cursor.skip(1);
                none = true;
            } else if (cursor.is(Keyword.ONLY) && !isFrequency()) {
                cursor.skip(1);
                only = true;
            } else if (cursor.is(Keyword.RETURNED) && isVerb(0)) {
                returned |= !comesAgain();
                cursor.skip(1);
                verb = true;
            } else if (cursor.is(Keyword.WITH) && hasAmount()) {
                cursor.skip(1);
                verb = true;
            } else if (cursor.is(Keyword.WITH) && hasGoods()) {
                cursor.skip(1);
                verb = true;
            } else if (cursor.is(Keyword.WITH) && hasDeed()) {
                cursor.skip(2);
                verb = true;
            } else if (cursor.is(Keyword.FIRST) && isVerb(1)) {
                cursor.skip(1);
                firstTime = true;
            } else if (cursor.take(Keyword.NOTHING)) {
                none = true;
                verb = true;
            } else if (none && cursor.is(Keyword.BUY)) {
                cursor.skip(1);
                verb = true;
            } else if (isVerb(0)) {
                spent |=
                        cursor.is(Keyword.SPEND)
                                || (cursor.is(Keyword.SELL) && !"product".equals(draft.entity));
                sells |= cursor.is(Keyword.SPEND) || cursor.is(Keyword.SELL);
                cursor.skip(1);
                verb = true;
            } else if (none && isDeedNoun(0)) {
                returned |=
                        cursor.take(Sense.MeasureName.class)
                                .orElseThrow()
                                .measure()
                                .equals("returned_orders");
                verb = true;
            } else {
                break;
            }
        }
        boolean main = sells && draft.how && draft.heads.stream().noneMatch(Draft.Head::asked);
        draft.sold |= main;
        draft.mainClause |= main;
        return objects(none, only, verb, returned, spent, firstTime);
    }

    private void fillers() {
        while (cursor.is(Keyword.FILLER)
                && !isVerb(0)
                && !cursor.is(Keyword.AND)
                && !cursor.next().text().equals(",")) {
            cursor.skip(1);
        }
        cursor.takeText("also");
    }

    private boolean objects(
            boolean none,
            boolean only,
            boolean verb,
            boolean returned,
            boolean spent,
            boolean firstTime) {
        List<Condition> conditions = new ArrayList<>();
        if (returned) {
            conditions.add(new Condition.Flagged("returned", false));
        }
        if (firstTime) {
            conditions.add(Condition.OneOf.of("customer_kind", "New"));
        }
        boolean onlyNow = only;
        boolean both = false;
        boolean each = false;
        Timespan span = null;
        Threshold amount = null;
        while (true) {
            fillers();
            if (cursor.take(Keyword.BOTH)) {
                both = true;
                continue;
            }
            if (verb && cursor.take(Keyword.NOTHING)) {
                none = true;
                continue;
            }
            if (cursor.is(Keyword.ONLY) && !onlyNow && !isFrequency()) {
                int start = cursor.at();
                cursor.skip(1);
                if (frequency().isEmpty() && new Values(parts).read(false).isPresent()) {
                    cursor.moveTo(start + 1);
                    onlyNow = true;
                    continue;
                }
                cursor.moveTo(start + 1);
            }
            cursor.takeText("also");
            if (amount == null) {
                Optional<Threshold> times = amount(spent);
                if (times.isPresent()) {
                    amount = times.get();
                    continue;
                }
            }
            if (span == null) {
                Optional<PeriodReading> period = period();
                if (period.isPresent()) {
                    span = period.get().span();
                    each |= span instanceof Timespan.Several && !period.get().byOr();
                    conditions.addAll(period.get().recurring());
                    draft.remarks.addAll(period.get().remarks());
                    continue;
                }
            }
            Values values = new Values(parts);
            Optional<Condition.OneOf> value = values.read(false);
            if (value.isPresent()) {
                conditions.add(value.get());
                each |= values.isEnumeration() && isOfGoods(value.get());
                if (isDeedNoun(0)) {
                    cursor.skip(1);
                }
                continue;
            }
            Optional<Condition> counted = Conditions.countedFlag(cursor, false);
            if (counted.isPresent() && !returned) {
                conditions.add(counted.get());
                continue;
            }
            Optional<Sense.FlagName> flag = cursor.next().as(Sense.FlagName.class);
            if (flag.isPresent() && !returned) {
                cursor.skip(1);
                if (flag.get().flag().equals("returned") && flag.get().negated() && !verb) {
                    none = true;
                    returned = true;
                    conditions.add(new Condition.Flagged("returned", false));
                    continue;
                }
                conditions.add(new Condition.Flagged(flag.get().flag(), flag.get().negated()));
                continue;
            }
            break;
        }
        Condition.Quantifier quantifier =
                none
                        ? Condition.Quantifier.NONE
                        : onlyNow ? Condition.Quantifier.ALL : Condition.Quantifier.SOME;
        boolean several = both || (each && quantifier == Condition.Quantifier.SOME);
        return add(quantifier, conditions, span, amount, verb, several);
    }

    /** Customers and orders may hold several goods; a product is of one kind alone. */
    private boolean isOfGoods(Condition.OneOf condition) {
        return List.of("customer", "order").contains(String.valueOf(draft.entity))
                && parts.model().dimension(condition.dimension()).table().equals("p");
    }

    private boolean isFrequency() {
        int start = cursor.at();
        boolean is = frequency().isPresent();
        cursor.moveTo(start);
        return is;
    }

    private boolean add(
            Condition.Quantifier quantifier,
            List<Condition> conditions,
            @Nullable Timespan span,
            @Nullable Threshold amount,
            boolean verb,
            boolean both) {
        Clause clause = new Clause(quantifier, conditions, span, amount);
        if (clause.saysNothing()) {
            draft.sold |= verb && draft.how;
            return verb;
        }
        if (quantifier == Condition.Quantifier.NONE
                && !verb
                && conditions.isEmpty()
                && span == null
                && amount == null) {
            return false;
        }
        if (quantifier == Condition.Quantifier.ALL && conditions.isEmpty()) {
            return false;
        }
        if (both) {
            return both(clause);
        }
        draft.clauses.add(clause);
        return true;
    }

    /** "bought both Furniture and Technology", "in both 2023 and 2024": each by itself. */
    private boolean both(Clause clause) {
        if (clause.span() instanceof Timespan.Several several) {
            several.spans()
                    .forEach(each ->
                            draft.clauses.add(
                                    new Clause(
                                            clause.quantifier(),
                                            clause.conditions(),
                                            each,
                                            clause.amount())));
            return true;
        }
        for (Condition condition : clause.conditions()) {
            if (condition
                            instanceof
                            Condition.OneOf(String dimension, List<String> values, boolean negated)
                    && values.size() > 1) {
                List<Condition> others = new ArrayList<>(clause.conditions());
                others.remove(condition);
                for (String value : values) {
                    List<Condition> each = new ArrayList<>(others);
                    each.add(new Condition.OneOf(dimension, List.of(value), negated));
                    draft.clauses.add(
                            new Clause(clause.quantifier(), each, clause.span(), clause.amount()));
                }
                return true;
            }
        }
        draft.clauses.add(clause);
        return true;
    }

    /** Not "by 2024", not "to 2024" alone. */
    private Optional<PeriodReading> period() {
        return cursor.is(Keyword.BY) ? Optional.empty() : parts.periods().read(cursor);
    }

    private Optional<Threshold> amount(boolean spent) {
        int start = cursor.at();
        Optional<Threshold> often = frequency();
        if (often.isPresent()) {
            return often;
        }
        cursor.moveTo(start);
        cursor.take(Keyword.WITH, Keyword.FOR, Keyword.WORTH, Keyword.OF, Keyword.HAVE);
        Optional<Amounts.Amount> amount = new Amounts(cursor).read();
        if (amount.isPresent()) {
            cursor.take(Keyword.IN, Keyword.OF);
            cursor.take(Keyword.WORTH, Keyword.DISTINCT, Keyword.TOTAL);
            cursor.take(Keyword.OF);
            Optional<Measure> measure =
                    Measures.named(parts)
                            .or(() ->
                                    cursor.take(Sense.DimensionName.class)
                                            .filter(name -> !name.dimension().equals(draft.entity))
                                            .map(name -> parts.count(name.dimension())));
            if (measure.isPresent()) {
                return Optional.of(Threshold.of(measure.get(), amount.get().range()));
            }
            if (spent || amount.get().writing() == Sense.Writing.MONEY) {
                return Optional.of(Threshold.of(new Measure.Named("sales"), amount.get().range()));
            }
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    /** "more than twice", "at least 3 times", "once". */
    private Optional<Threshold> frequency() {
        int start = cursor.at();
        cursor.take(Keyword.ONLY, Keyword.EXACTLY);
        Optional<Range> range = Optional.empty();
        if (cursor.take(Keyword.MORE)) {
            range = times().map(Range::moreThan);
        } else if (cursor.take(Keyword.LESS)) {
            range = times().map(Range::lessThan);
        } else if (cursor.take(Keyword.AT_LEAST)) {
            range = times().map(Range::atLeast);
        } else if (cursor.take(Keyword.AT_MOST)) {
            range = times().map(Range::atMost);
        } else {
            Optional<BigDecimal> count = times();
            if (count.isPresent() && cursor.take(Keyword.OR_MORE)) {
                range = count.map(Range::atLeast);
            } else if (count.isPresent() && cursor.take(Keyword.OR_LESS)) {
                range = count.map(Range::atMost);
            } else {
                range = count.map(Range::exactly);
            }
        }
        if (range.isEmpty()) {
            cursor.moveTo(start);
        }
        return range.map(found -> Threshold.of(new Measure.Named("orders"), found));
    }

    private Optional<BigDecimal> times() {
        if (cursor.take(Keyword.ONCE)) {
            return Optional.of(BigDecimal.ONE);
        }
        if (cursor.take(Keyword.TWICE)) {
            return Optional.of(BigDecimal.TWO);
        }
        int start = cursor.at();
        Optional<Integer> count = CalendarWords.number(cursor);
        if (count.isPresent() && cursor.take(Keyword.TIMES)) {
            return count.map(BigDecimal::valueOf);
        }
        cursor.moveTo(start);
        return Optional.empty();
    }
}
