package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind the verb of a deed: which goods, when, how often and for how much. */
final class DeedObjects {

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;
    private final DeedWords words;
    private final DeedAmounts amounts;
    private final boolean said;
    private final boolean spent;
    private final List<Condition> conditions = new ArrayList<>();
    private boolean none;
    private boolean only;
    private boolean returned;
    private boolean both;
    private boolean enumerated;
    private @Nullable Timespan span;
    private @Nullable Threshold amount;

    DeedObjects(Parts parts, DeedWords words, DeedVerb.Meaning verb) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
        this.words = words;
        this.amounts = new DeedAmounts(parts);
        said = verb.said();
        spent = verb.spent();
        none = verb.none();
        only = verb.only();
        returned = verb.returned();
        if (returned) {
            conditions.add(new Condition.Flagged("returned", false));
        }
        if (verb.firstTime()) {
            conditions.add(Condition.OneOf.of("customer_kind", "New"));
        }
    }

    /** Adds what was read to the clauses of the draft; false if it says nothing of a deed. */
    boolean read() {
        boolean goesOn;
        do {
            words.skipFillers();
            goesOn = takesOne();
        } while (goesOn);
        return add();
    }

    private boolean takesOne() {
        if (cursor.take(Keyword.BOTH)) {
            both = true;
            return true;
        }
        if (said && cursor.take(Keyword.NOTHING)) {
            none = true;
            return true;
        }
        if (takesOnly()) {
            return true;
        }
        cursor.takeText("also");
        return takesAmount() || takesPeriod() || takesValue() || takesCount() || takesFlag();
    }

    /** "only Furniture"; before anything else the word says nothing and is passed over. */
    private boolean takesOnly() {
        if (!cursor.is(Keyword.ONLY) || only || amounts.isFrequency()) {
            return false;
        }
        cursor.skip(1);
        int behind = cursor.at();
        only = amounts.frequency().isEmpty() && new Values(parts).read(false).isPresent();
        cursor.moveTo(behind);
        return only;
    }

    private boolean takesAmount() {
        if (amount == null) {
            amount = amounts.read(spent).orElse(null);
            return amount != null;
        }
        return false;
    }

    /** Not "by 2024", not "to 2024" alone. */
    private boolean takesPeriod() {
        if (span != null || cursor.is(Keyword.BY)) {
            return false;
        }
        Optional<PeriodReading> period = parts.periods().read(cursor);
        period.ifPresent(read -> {
            span = read.span();
            enumerated |= read.span() instanceof Timespan.Several && !read.byOr();
            conditions.addAll(read.recurring());
            draft.remarks.addAll(read.remarks());
        });
        return period.isPresent();
    }

    private boolean takesValue() {
        Values values = new Values(parts);
        Optional<Condition.OneOf> value = values.read(false);
        if (value.isEmpty()) {
            return false;
        }
        conditions.add(value.get());
        enumerated |= values.isEnumeration() && words.isOfGoods(value.get().dimension());
        if (words.isDeedNoun(0)) {
            cursor.skip(1);
        }
        return true;
    }

    private boolean takesCount() {
        Optional<Condition> counted = Conditions.countedFlag(cursor, false);
        if (counted.isEmpty() || returned) {
            return false;
        }
        conditions.add(counted.get());
        return true;
    }

    private boolean takesFlag() {
        Optional<Sense.FlagName> flag = cursor.next().as(Sense.FlagName.class);
        if (flag.isEmpty() || returned) {
            return false;
        }
        cursor.skip(1);
        boolean denied = flag.get().negated();
        if (flag.get().flag().equals("returned") && denied && !said) {
            none = true;
            returned = true;
            denied = false;
        }
        conditions.add(new Condition.Flagged(flag.get().flag(), denied));
        return true;
    }

    private boolean add() {
        Clause clause = new Clause(quantifier(), conditions, span, amount);
        if (clause.saysNothing()) {
            draft.sold |= said && draft.how;
            return said;
        }
        if (isWithoutObject(clause)) {
            return false;
        }
        boolean several = both || (enumerated && clause.quantifier() == Condition.Quantifier.SOME);
        if (several) {
            addEach(clause);
        } else {
            draft.clauses.add(clause);
        }
        return true;
    }

    private Condition.Quantifier quantifier() {
        if (none) {
            return Condition.Quantifier.NONE;
        }
        return only ? Condition.Quantifier.ALL : Condition.Quantifier.SOME;
    }

    /** "not", and nothing that was not done; "only", and nothing that alone was done. */
    private boolean isWithoutObject(Clause clause) {
        return switch (clause.quantifier()) {
            case NONE -> !said && conditions.isEmpty() && span == null && amount == null;
            case ALL -> conditions.isEmpty();
            case SOME -> false;
        };
    }

    /** "bought both Furniture and Technology", "in both 2023 and 2024": each by itself. */
    private void addEach(Clause clause) {
        if (clause.span() instanceof Timespan.Several several) {
            several.spans()
                    .forEach(each ->
                            draft.clauses.add(
                                    new Clause(
                                            clause.quantifier(),
                                            clause.conditions(),
                                            each,
                                            clause.amount())));
            return;
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
                return;
            }
        }
        draft.clauses.add(clause);
    }
}
