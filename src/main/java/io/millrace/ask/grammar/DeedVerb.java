package io.millrace.ask.grammar;

/** Reads what stands before the objects of a deed: never bought, only returned, first sold. */
final class DeedVerb {

    private final Cursor cursor;
    private final Draft draft;
    private final DeedWords words;
    private final DeedAmounts amounts;
    private boolean none;
    private boolean only;
    private boolean said;
    private boolean returned;
    private boolean spent;
    private boolean firstTime;
    private boolean sells;

    DeedVerb(Parts parts, DeedWords words) {
        this.cursor = parts.cursor();
        this.draft = parts.draft();
        this.words = words;
        this.amounts = new DeedAmounts(parts);
    }

    /**
     * What it says.
     *
     * @param none that the deed was not done
     * @param only that no other was
     * @param said whether there is a verb, or a noun in its place
     * @param returned whether it is that of bringing something back
     * @param spent whether a bare number behind it is one of money
     * @param firstTime whether it was done for the first time
     */
    record Meaning(
            boolean none,
            boolean only,
            boolean said,
            boolean returned,
            boolean spent,
            boolean firstTime) {}

    Meaning read() {
        boolean goesOn;
        do {
            words.skipFillers();
            goesOn = takesDenial() || takesOnly() || takesDeed();
        } while (goesOn);
        boolean main = sells && draft.how && draft.heads.stream().noneMatch(Draft.Head::asked);
        draft.sold |= main;
        draft.mainClause |= main;
        return new Meaning(none, only, said, returned, spent, firstTime);
    }

    private boolean takesDenial() {
        if (cursor.take(Keyword.NEVER, Keyword.NOT)) {
            none = true;
            return true;
        }
        if (cursor.is(Keyword.WITHOUT)
                && (words.isDeedNoun(1) || said || none || !draft.clauses.isEmpty())) {
            cursor.skip(1);
            none = true;
            return true;
        }
        return false;
    }

    private boolean takesOnly() {
        boolean is = cursor.is(Keyword.ONLY) && !amounts.isFrequency();
        if (is) {
            cursor.skip(1);
            only = true;
        }
        return is;
    }

    private boolean takesDeed() {
        if (cursor.is(Keyword.RETURNED) && words.isVerb(0)) {
            returned |= !words.comesAgain();
            return says(1);
        }
        if (words.isWithAmount() || words.isWithGoods()) {
            return says(1);
        }
        if (words.isWithDeed()) {
            return says(2);
        }
        if (cursor.is(Keyword.FIRST) && words.isVerb(1)) {
            cursor.skip(1);
            firstTime = true;
            return true;
        }
        if (cursor.is(Keyword.NOTHING)) {
            none = true;
            return says(1);
        }
        if (none && cursor.is(Keyword.BUY)) {
            return says(1);
        }
        if (words.isVerb(0)) {
            boolean sell = cursor.is(Keyword.SELL);
            boolean spend = cursor.is(Keyword.SPEND);
            spent |= spend || (sell && !"product".equals(draft.entity));
            sells |= spend || sell;
            return says(1);
        }
        if (none && words.isDeedNoun(0)) {
            returned |=
                    cursor.next()
                            .as(Sense.MeasureName.class)
                            .orElseThrow()
                            .measure()
                            .equals("returned_orders");
            return says(1);
        }
        return false;
    }

    private boolean says(int wordsRead) {
        cursor.skip(wordsRead);
        said = true;
        return true;
    }
}
