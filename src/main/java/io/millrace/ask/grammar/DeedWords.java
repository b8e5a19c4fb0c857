package io.millrace.ask.grammar;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells the words of a deed from others, by what stands beside them; the cursor stays. */
final class DeedWords {

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;
    private final DeedAmounts amounts;

    DeedWords(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
        this.amounts = new DeedAmounts(parts);
    }

    boolean isPronoun() {
        return cursor.is(Keyword.WHO)
                || (cursor.is(Keyword.WHICH) && cursor.at() > 0)
                || (cursor.is(Keyword.WITH) && cursor.next().text().contains(" "));
    }

    boolean isVerb(int ahead) {
        Lexeme word = cursor.peek(ahead);
        return (word.is(Keyword.BUY)
                        && (word.as(Sense.DimensionName.class).isEmpty()
                                || word.text().contains("ed")))
                || word.is(Keyword.SELL)
                || word.is(Keyword.SPEND)
                || (word.is(Keyword.RETURNED) && word.as(Sense.MeasureName.class).isEmpty());
    }

    boolean isDeedNoun(int ahead) {
        return cursor.peek(ahead)
                .as(Sense.MeasureName.class)
                .filter(name ->
                        Set.of("sales", "orders", "returned_orders").contains(name.measure()))
                .isPresent();
    }

    /** "with orders in 2023": that they ordered. */
    boolean isWithDeed() {
        return cursor.is(Keyword.WITH) && isDeedNoun(1) && !isLimitedBehind(2);
    }

    private boolean isLimitedBehind(int words) {
        int start = cursor.at();
        cursor.skip(words);
        boolean limited = new Amounts(cursor).read().isPresent();
        cursor.moveTo(start);
        return limited;
    }

    /** "customers with Furniture": that they bought some. */
    boolean isWithGoods() {
        return cursor.is(Keyword.WITH)
                && cursor.peek(1)
                        .all(Sense.Value.class)
                        .anyMatch(value -> isOfGoods(value.entry().dimension()));
    }

    /** Customers and orders may hold several goods; a product is of one kind alone. */
    boolean isOfGoods(String dimension) {
        return List.of("customer", "order").contains(String.valueOf(draft.entity))
                && parts.model().dimension(dimension).table().equals("p");
    }

    /** "with more than 3 orders". */
    boolean isWithAmount() {
        if (!cursor.is(Keyword.WITH)) {
            return false;
        }
        int start = cursor.at();
        cursor.skip(1);
        boolean amount = amounts.isFrequency() || new Amounts(cursor).read().isPresent();
        cursor.moveTo(start);
        return amount;
    }

    boolean isPeriod() {
        int start = cursor.at();
        cursor.takeText("also");
        boolean is = parts.periods().read(cursor).isPresent();
        cursor.moveTo(start);
        return is;
    }

    /** A customer who comes back buys again; an order that comes back is returned. */
    boolean comesAgain() {
        return "customer".equals(draft.entity)
                && cursor.next().text().toLowerCase(Locale.ROOT).matches("(come|came|comes) back");
    }

    /** Moves the cursor over words between those that say something. */
    void skipFillers() {
        while (cursor.is(Keyword.FILLER)
                && !isVerb(0)
                && !cursor.is(Keyword.AND)
                && !cursor.next().text().equals(",")) {
            cursor.skip(1);
        }
        cursor.takeText("also");
    }
}
