package io.millrace.ask.grammar;

import io.millrace.ask.reading.Reading;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Goes through a question once, from left to right; the first construct that fits a place takes it.
 */
final class SentenceParser {

    private static final Set<String> AUXILIARIES =
            Set.of("do", "does", "did", "have", "has", "had", "would", "will");

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;
    private final List<BooleanSupplier> constructs;

    SentenceParser(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
        this.constructs =
                List.of(
                        this::followUp,
                        this::questionWord,
                        new Analyses(parts)::take,
                        new Deeds(parts)::take,
                        new Comparisons(parts)::take,
                        new Growth(parts)::take,
                        new Shares(parts)::take,
                        new Accumulations(parts)::take,
                        new Rankings(parts)::take,
                        new Limits(parts)::take,
                        new Conditions(parts)::take,
                        new Groupings(parts)::take,
                        new Measures(parts)::take,
                        new Heads(parts)::take,
                        this::verb,
                        this::unclear,
                        this::smallWord);
    }

    void parse() {
        while (!cursor.atEnd()) {
            boolean taken = false;
            for (BooleanSupplier construct : constructs) {
                if (construct.getAsBoolean()) {
                    taken = true;
                    break;
                }
            }
            if (!taken) {
                draft.unknown.add(cursor.next().text());
                cursor.skip(1);
            }
        }
        draft.unclear.forEach((said, unclear) -> {
            if (unclear.choices().stream().noneMatch(this::isMeasured)) {
                ask(said, unclear);
            }
        });
        new Analyses(parts).finish();
        new Analyses(parts).finishBasket();
    }

    private boolean followUp() {
        if (cursor.at() == 0
                && (cursor.take(Keyword.WHAT_ABOUT) || (cursor.is(Keyword.AND) && skipOne()))) {
            draft.followsUp = true;
            cursor.takeText(",");
            return true;
        }
        if (cursor.is(Keyword.INSTEAD)) {
            cursor.skip(1);
            draft.instead = true;
            draft.followsUp = true;
            insteadOf();
            return true;
        }
        boolean pointing =
                cursor.is(Keyword.THAT) && (!isRelative() || cursor.peek(1).text().isEmpty());
        if (cursor.take(Keyword.ADD)) {
            draft.adds = true;
            draft.followsUp = true;
            return true;
        }
        if (cursor.is(Keyword.OF_THEM) || pointing) {
            cursor.skip(1);
            draft.followsUp = true;
            return true;
        }
        return false;
    }

    /** "orders instead of customers": what goes is not read again. */
    private void insteadOf() {
        int start = cursor.at();
        boolean named =
                cursor.take(Keyword.OF)
                        && (cursor.take(Sense.MeasureName.class).isPresent()
                                || cursor.take(Sense.DimensionName.class).isPresent()
                                || cursor.take(Sense.Value.class).isPresent());
        if (!named) {
            cursor.moveTo(start);
        }
    }

    private boolean skipOne() {
        cursor.skip(1);
        return true;
    }

    /** "products that sold": then it tells more about what stands before it. */
    private boolean isRelative() {
        return draft.entity != null && cursor.at() > 0;
    }

    private boolean questionWord() {
        boolean whoHas =
                cursor.at() == 0
                        && cursor.is(Keyword.WITH)
                        && cursor.next().text().toLowerCase(Locale.ROOT).startsWith("who ");
        if (whoHas
                || (cursor.is(Keyword.WHICH) && !isRelativeWhich())
                || (cursor.is(Keyword.WHO) && cursor.at() == 0)) {
            boolean who = whoHas || cursor.is(Keyword.WHO);
            cursor.skip(1);
            draft.asking = true;
            if (draft.who && cursor.next().as(Sense.DimensionName.class).isPresent()) {
                draft.heads.removeIf(head -> head.dimension().equals("customer"));
                draft.who = false;
            }
            if (who) {
                String verb = cursor.next().text().toLowerCase(Locale.ROOT);
                boolean several = verb.equals("are") || verb.equals("were");
                draft.heads.add(new Draft.Head("customer", several, true, false, cursor.at()));
                draft.entity = "customer";
                draft.asking = false;
                draft.who = true;
            }
            return true;
        }
        if (cursor.is(Keyword.LIST) && cursor.next().as(Sense.MeasureName.class).isEmpty()) {
            draft.lists |=
                    !cursor.next().text().equalsIgnoreCase("all")
                            && !cursor.next().text().equalsIgnoreCase("every");
            cursor.skip(1);
            return true;
        }
        if (cursor.at() == 0 && cursor.take(Keyword.WHERE)) {
            draft.where = true;
            return true;
        }
        if (cursor.take(Keyword.WHEN)) {
            draft.when = true;
            return true;
        }
        if (cursor.take(Keyword.HOW_OFTEN)) {
            draft.howOften = true;
            return true;
        }
        if (cursor.is(Keyword.HOW_LONG)) {
            cursor.skip(1);
            draft.howLong = true;
            return true;
        }
        return cursor.take(Keyword.HOW_MUCH) && howMuch();
    }

    /** "orders which were late", but not "who spends most, which segment". */
    private boolean isRelativeWhich() {
        boolean who = draft.who && cursor.peek(1).as(Sense.DimensionName.class).isPresent();
        return isRelative() && !who && cursor.next().text().equalsIgnoreCase("which");
    }

    private boolean howMuch() {
        draft.howMuch = true;
        return true;
    }

    /** Verbs of the whole question: how much did we sell, what did customers spend. */
    private boolean verb() {
        boolean ours =
                cursor.peek(-1).text().equalsIgnoreCase("we")
                        || cursor.peek(-2).text().equalsIgnoreCase("we");
        if (ours && cursor.next().text().toLowerCase(Locale.ROOT).startsWith("spen")) {
            draft.weSpent = true;
            cursor.skip(1);
            return true;
        }
        if (cursor.is(Keyword.SPEND) || cursor.is(Keyword.SELL)) {
            draft.sold = true;
            cursor.skip(1);
            return true;
        }
        if (cursor.is(Keyword.SHIP)) {
            draft.shipped = true;
            cursor.skip(1);
            return true;
        }
        if (cursor.take(Keyword.RETURNED)) {
            draft.conditions.add(new Condition.Flagged("returned", false));
            return true;
        }
        return cursor.take(Keyword.BUY);
    }

    private boolean unclear() {
        Optional<Sense.Unclear> word = cursor.take(Sense.Unclear.class);
        word.ifPresent(unclear -> draft.unclear.put(cursor.peek(-1).text(), unclear));
        return word.isPresent();
    }

    private boolean isMeasured(String choice) {
        return draft.measures.contains(new Measure.Named(choice));
    }

    private void ask(String said, Sense.Unclear unclear) {
        draft.clarify(
                "\"%s\" can mean several things. Which do you mean?".formatted(said),
                unclear.choices().stream()
                        .map(this::label)
                        .map(label ->
                                new Reading.Choice(
                                        label,
                                        Clarifications.replaced(parts.question(), said, label)))
                        .toList());
    }

    private String label(String name) {
        return parts.model().measures().containsKey(name)
                ? parts.model().measure(name).label()
                : parts.model().dimension(name).label();
    }

    /** Words that say nothing by themselves once everything around them is understood. */
    private boolean smallWord() {
        String text = cursor.next().text().toLowerCase(Locale.ROOT);
        if (draft.asking && AUXILIARIES.contains(text)) {
            draft.asking = false;
        }
        if (cursor.take(Keyword.ALL_YEARS)) {
            draft.allYears = true;
            return true;
        }
        if (cursor.take(Keyword.TOGETHER_AS_ONE)) {
            draft.together = true;
            return true;
        }
        if (cursor.is(Keyword.DISTINCT)) {
            draft.distinct = true;
        }
        if (cursor.is(Keyword.THAT) && draft.entity != null) {
            cursor.skip(1);
            return true;
        }
        if (cursor.is(Keyword.TOTAL)) {
            draft.total = true;
            cursor.skip(1);
            return true;
        }
        return cursor.take(
                Keyword.FILLER,
                Keyword.IN,
                Keyword.OF,
                Keyword.FOR,
                Keyword.FROM,
                Keyword.ON,
                Keyword.TO,
                Keyword.AT,
                Keyword.WITH,
                Keyword.HAVE,
                Keyword.AND,
                Keyword.DISTINCT,
                Keyword.BOTH,
                Keyword.WHO,
                Keyword.WHICH,
                Keyword.HOW,
                Keyword.UNTIL_NOW,
                Keyword.BY,
                Keyword.FULL,
                Keyword.LIST,
                Keyword.OF_TOTAL,
                Keyword.BUT);
    }
}
