package io.millrace.ask.grammar;

import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Measure;
import java.util.Locale;
import java.util.Optional;

/** Reads how rows are ordered and cut: top 5, the worst 3, highest, most profitable, ranked by. */
final class Rankings {

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;

    Rankings(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
    }

    boolean take() {
        return sorted() || direction() || counted() || superlative() || number();
    }

    /** "ranked by profit", "sort by sales". */
    private boolean sorted() {
        if (!cursor.is(Keyword.RANK)) {
            return false;
        }
        cursor.skip(1);
        Draft.Order order = order();
        order.sortOnly = order.limit < 0;
        if (cursor.take(Keyword.BY)
                || cursor.peek(-1).text().toLowerCase(Locale.ROOT).endsWith(" by")) {
            Measures.named(parts)
                    .ifPresent(measure -> {
                        order.by = measure;
                        draft.measure(measure);
                    });
        }
        return true;
    }

    private boolean direction() {
        if (draft.order == null) {
            boolean sorts = cursor.is(Keyword.DESCENDING) || cursor.is(Keyword.ASCENDING);
            if (!sorts) {
                return false;
            }
            order().sortOnly = true;
        }
        boolean descending = cursor.is(Keyword.DESCENDING);
        if (!descending && !cursor.is(Keyword.ASCENDING)) {
            return false;
        }
        cursor.skip(1);
        Draft.Order order = draft.order();
        order.descending = descending;
        order.sortOnly |= order.limit < 0 && !order.superlative;
        return true;
    }

    /** "5 best products", "3 highest": the number stands first. */
    private boolean counted() {
        int start = cursor.at();
        Optional<Integer> count = CalendarWords.number(cursor);
        if (count.isPresent() && count.get() <= 1_000 && isSuperlative(cursor.next())) {
            superlative();
            order().limit = count.get();
            return true;
        }
        cursor.moveTo(start);
        return false;
    }

    /** "the 5 countries with the highest profit", "the first 3", "make it 10". */
    private boolean number() {
        int start = cursor.at();
        boolean first = cursor.take(Keyword.FIRST);
        if (CalendarWords.isYear(cursor.next())) {
            cursor.moveTo(start);
            return false;
        }
        boolean ones = cursor.next().isPlural();
        Optional<Integer> count = ones ? Optional.empty() : CalendarWords.number(cursor);
        int ahead = 0;
        while (cursor.peek(ahead).as(Sense.Value.class).isPresent()) {
            ahead++;
        }
        Lexeme rows = cursor.peek(ahead);
        boolean units =
                rows.as(Sense.UnitName.class).isPresent()
                        && draft.ranksSomewhere
                        && !cursor.is(ahead + 1, Keyword.AGO)
                        && !cursor.is(-2, Keyword.LAST);
        boolean ofRows =
                units
                        || first
                        || (rows.as(Sense.DimensionName.class).isPresent() && rows.isPlural())
                        || draft.basket
                        || cursor.is(Keyword.TOGETHER)
                        || (cursor.atEnd() && draft.followsUp);
        if (count.isEmpty() || count.get() > 1_000 || !ofRows) {
            cursor.moveTo(start);
            return false;
        }
        Draft.Order order = draft.order();
        order.limit = count.get();
        order.numberOnly = order.at == 0 && order.by == null && !order.superlative;
        return true;
    }

    private static boolean isSuperlative(Lexeme lexeme) {
        return lexeme.is(Keyword.TOP)
                || lexeme.is(Keyword.HIGHEST)
                || lexeme.is(Keyword.LOWEST)
                || lexeme.is(Keyword.BOTTOM)
                || lexeme.as(Sense.Extreme.class).isPresent()
                || lexeme.is(Keyword.GREW_FAST)
                || lexeme.is(Keyword.FELL_FAST);
    }

    private boolean superlative() {
        Lexeme word = cursor.next();
        Optional<Sense.Extreme> extreme = word.as(Sense.Extreme.class);
        if (extreme.isPresent()) {
            cursor.skip(1);
            extreme(extreme.get());
            return true;
        }
        if (word.is(Keyword.GREW_FAST) || word.is(Keyword.FELL_FAST)) {
            cursor.skip(1);
            draft.growth = true;
            Draft.Order order = order();
            order.figure = Figure.GROWTH;
            order.descending = word.is(Keyword.GREW_FAST);
            limit(order);
            cursor.take(Keyword.IN);
            return true;
        }
        boolean high = word.is(Keyword.TOP) || word.is(Keyword.HIGHEST);
        boolean low = word.is(Keyword.LOWEST) || word.is(Keyword.BOTTOM);
        if (!high && !low) {
            return false;
        }
        if (draft.order != null
                && draft.order.superlative
                && draft.order.at >= cursor.at() - 1
                && draft.order.by == null
                && draft.order.descending != high) {
            return false;
        }
        cursor.skip(1);
        Draft.Order order = order();
        order.descending = high;
        order.byQuality |=
                word.text()
                        .toLowerCase(Locale.ROOT)
                        .matches("best|worst|poorest|weakest|better|worse");
        limit(order);
        return true;
    }

    /** "top 5 most profitable products": the number may have been said before. */
    private void extreme(Sense.Extreme extreme) {
        Draft.Order order = order();
        order.descending = extreme.highest();
        order.by = new Measure.Named(extreme.measure());
        draft.sellers |= cursor.peek(-1).text().toLowerCase(Locale.ROOT).matches(".*sellers?");
        limit(order);
        if (Measures.named(parts).orElse(null) instanceof Measure.Named behind) {
            order.by = behind;
        }
        draft.measure(order.by);
        draft.measureEnd = cursor.at();
    }

    /** The number behind a superlative; without one it depends on what is ranked. */
    private void limit(Draft.Order order) {
        int start = cursor.at();
        if (CalendarWords.isYear(cursor.next())) {
            return;
        }
        Optional<Integer> count = CalendarWords.number(cursor);
        if (count.isPresent() && count.get() <= 1_000) {
            order.limit = count.get();
            order.sortOnly = false;
        } else {
            cursor.moveTo(start);
            if (order.sortOnly && order.limit < 0) {
                order.limit = 0;
            }
        }
    }

    private Draft.Order order() {
        Draft.Order order = draft.order();
        order.at = cursor.at();
        order.superlative = true;
        order.numberOnly = false;
        return order;
    }
}
