package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import java.util.Locale;
import java.util.Optional;

/** Reads shares: the percentage of sales by region, what part of profit comes from the West. */
final class Shares {

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;

    Shares(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
    }

    boolean take() {
        if (cursor.is(Keyword.OF_TOTAL) && draft.shareOfTotal) {
            cursor.skip(1);
            return true;
        }
        if (cursor.is(Keyword.OF_EACH) && draft.shareOfTotal) {
            return ofParent();
        }
        if (!cursor.is(Keyword.SHARE) || isNumberBefore()) {
            return false;
        }
        if (draft.conditionEnd == cursor.at() && !draft.conditions.isEmpty()) {
            draft.partConditions.add(draft.conditions.getLast());
        }
        cursor.skip(1);
        draft.shareOfTotal = true;
        draft.asking = false;
        cursor.take(Keyword.OF, Keyword.IN);
        cursor.take(Keyword.TOTAL, Keyword.OF_TOTAL);
        if (ratio()) {
            return true;
        }
        if (isPossessive() && cursor.peek(1).as(Sense.DimensionName.class).isPresent()) {
            return ofParent();
        }
        Optional<Condition.OneOf> part = new Values(parts).read(false);
        part.ifPresent(condition -> {
            draft.conditions.add(condition);
            draft.partsBehind.add(condition);
        });
        return true;
    }

    private boolean isPossessive() {
        String text = cursor.next().text().toLowerCase(Locale.ROOT);
        return text.equals("its") || text.equals("their");
    }

    /** "profit as a percentage of sales". */
    private boolean ratio() {
        int start = cursor.at();
        boolean adjacent = draft.measureEnd >= 0 && draft.measures.size() == 1;
        Optional<Measure> below = adjacent ? Measures.named(parts) : Optional.empty();
        if (below.orElse(null) instanceof Measure.Named named
                && draft.measures.getFirst() instanceof Measure.Named above
                && !above.equals(named)) {
            draft.measures.set(0, parts.ratio(above, named));
            draft.shareOfTotal = false;
            draft.share = null;
            return true;
        }
        cursor.moveTo(start);
        return false;
    }

    /** "10 percent" is a number. */
    private boolean isNumberBefore() {
        return cursor.peek(-1).as(Sense.Numeral.class).isPresent();
    }

    /** "within its category". */
    private boolean ofParent() {
        int start = cursor.at();
        cursor.skip(1);
        Optional<Sense.DimensionName> parent = cursor.take(Sense.DimensionName.class);
        if (parent.isEmpty()) {
            cursor.moveTo(start);
            return false;
        }
        Grouping.By by = new Grouping.By(parent.get().dimension());
        draft.within.add(by);
        draft.group(by);
        return true;
    }
}
