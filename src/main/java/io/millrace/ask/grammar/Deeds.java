package io.millrace.ask.grammar;

import java.util.Locale;

/**
 * Reads what an entity has done or never done: customers who bought in 2023 but not in 2024,
 * products that were never returned, customers with more than two orders.
 */
final class Deeds {

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;
    private final DeedWords words;

    Deeds(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
        this.words = new DeedWords(parts);
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
        if (words.isPronoun() || cursor.is(Keyword.THAT)) {
            cursor.skip(1);
            return true;
        }
        boolean sold =
                draft.measureEnd == cursor.at()
                        && cursor.peek(-1).text().toLowerCase(Locale.ROOT).endsWith(" sold");
        if (sold && words.isPeriod()) {
            return true;
        }
        boolean mainVerb = words.isVerb(0) && draft.how && !draft.clauses.isEmpty();
        return !mainVerb
                && (cursor.is(Keyword.NEVER)
                        || cursor.is(Keyword.NOT)
                        || (cursor.is(Keyword.WITHOUT) && words.isDeedNoun(1))
                        || (cursor.is(Keyword.ONLY) && words.isVerb(1))
                        || (cursor.is(Keyword.FIRST) && words.isVerb(1))
                        || words.isWithAmount()
                        || words.isWithDeed()
                        || words.isWithGoods()
                        || words.isVerb(0)
                        || cursor.is(Keyword.BOTH));
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
                || words.isPeriod()
                || cursor.is(ahead, Keyword.NEVER)
                || cursor.is(ahead, Keyword.WITHOUT)
                || cursor.is(ahead, Keyword.ONLY)
                || words.isVerb(ahead)
                || (cursor.is(ahead, Keyword.WITH) && cursor.peek(ahead).text().contains(" "));
    }

    private boolean clause() {
        DeedVerb.Meaning verb = new DeedVerb(parts, words).read();
        return new DeedObjects(parts, words, verb).read();
    }
}
