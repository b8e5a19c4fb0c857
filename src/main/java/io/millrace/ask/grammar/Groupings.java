package io.millrace.ask.grammar;

import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads by what an answer has a row: by region and month, for each weekday, monthly. */
final class Groupings {

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;

    Groupings(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
    }

    boolean take() {
        if (cursor.take(Keyword.EVERY_YEAR)) {
            draft.group(new Grouping.Steps(Unit.YEAR));
            return true;
        }
        return adjective() || by();
    }

    /** "monthly sales": but the monthly average is an average over months. */
    private boolean adjective() {
        Optional<Unit> unit = adjective(cursor.next());
        if (unit.isEmpty()) {
            return false;
        }
        cursor.skip(1);
        Grouping.Steps steps = new Grouping.Steps(unit.get());
        if (draft.average || cursor.is(Keyword.AVERAGE) || cursor.is(-2, Keyword.AVERAGE)) {
            cursor.take(Keyword.AVERAGE);
            draft.average = true;
            draft.averagePart = steps;
        } else {
            draft.group(steps);
        }
        return true;
    }

    static Optional<Unit> adjective(Lexeme lexeme) {
        return lexeme.all(Sense.UnitName.class)
                .filter(Sense.UnitName::adjective)
                .map(Sense.UnitName::unit)
                .findFirst();
    }

    private boolean by() {
        if (!cursor.is(Keyword.BY)) {
            return false;
        }
        int start = cursor.at();
        boolean per = cursor.is(Keyword.PER);
        boolean each = !cursor.next().text().equalsIgnoreCase("by");
        cursor.skip(1);
        while (cursor.take(Keyword.BY, Keyword.OF, Keyword.DISTINCT, Keyword.LIST, Keyword.BOTH)
                || (cursor.is(Keyword.FILLER) && cursor.next().text().equals(":"))) {
            if (cursor.next().text().equals(":")) {
                cursor.skip(1);
            }
        }
        if (rankingMeasure()) {
            return true;
        }
        List<Grouping> items = items();
        if (items.isEmpty()) {
            cursor.moveTo(start);
            return false;
        }
        place(items, per, each);
        return true;
    }

    /** "top 5 products by profit": what stands behind by is not always a grouping. */
    private boolean rankingMeasure() {
        if (cursor.next().as(Sense.DimensionName.class).isPresent() && !isRanked()) {
            return false;
        }
        int start = cursor.at();
        if (Growth.word(cursor)) {
            draft.growth = true;
            draft.order().figure = Figure.GROWTH;
            return true;
        }
        cursor.take(
                Keyword.TOTAL, Keyword.HIGHEST, Keyword.AVERAGE, Keyword.LOWEST, Keyword.HOW_MANY);
        Optional<Measure> measure = Measures.named(parts);
        if (measure.isEmpty()
                || (!isRanked() && draft.measures.isEmpty() && draft.heads.isEmpty())) {
            cursor.moveTo(start);
            return false;
        }
        Draft.Order order = draft.order();
        if (order.by == null) {
            order.by = measure.get();
        }
        if (cursor.take(Keyword.GROWTH)) {
            draft.growth = true;
            order.figure = Figure.GROWTH;
        }
        draft.measure(measure.get());
        return true;
    }

    private boolean isRanked() {
        return draft.order != null && draft.order.by == null;
    }

    private List<Grouping> items() {
        List<Grouping> items = new ArrayList<>();
        while (true) {
            int start = cursor.at();
            cursor.take(Keyword.BY, Keyword.DISTINCT);
            Optional<Grouping> item = item(cursor);
            if (item.isEmpty()) {
                cursor.moveTo(start);
                break;
            }
            items.add(item.get());
            int behind = cursor.at();
            boolean comma = cursor.takeText(",");
            boolean word = cursor.take(Keyword.AND);
            if ((!comma && !word) || !startsItem(cursor)) {
                cursor.moveTo(behind);
                break;
            }
        }
        return items;
    }

    private static boolean startsItem(Cursor cursor) {
        int start = cursor.at();
        boolean is = item(cursor).isPresent();
        cursor.moveTo(start);
        return is;
    }

    /** One dimension, step of time or part of the calendar. */
    static Optional<Grouping> item(Cursor cursor) {
        Optional<Sense.CycleName> cycle = cursor.take(Sense.CycleName.class);
        if (cycle.isPresent()) {
            return Optional.of(new Grouping.Cyclic(cycle.get().cycle()));
        }
        if (cursor.is(Keyword.WORKDAY)) {
            cursor.skip(1);
            return Optional.of(new Grouping.Cyclic(Cycle.WEEKDAY));
        }
        Optional<Sense.DimensionName> dimension = cursor.take(Sense.DimensionName.class);
        if (dimension.isPresent()) {
            return Optional.of(new Grouping.By(dimension.get().dimension()));
        }
        Optional<Unit> unit = adjective(cursor.next());
        if (unit.isPresent()) {
            cursor.skip(1);
            return unit.map(Grouping.Steps::new);
        }
        return PointGrammar.unit(cursor).map(Grouping.Steps::new);
    }

    private void place(List<Grouping> items, boolean per, boolean each) {
        boolean ranked = draft.order != null && draft.order.limit != 0;
        if (draft.average && per && draft.averagePart == null && items.size() == 1) {
            draft.averagePart = items.getFirst();
        } else if (draft.share != null && draft.shareOfTotal) {
            items.forEach(draft::group);
        } else if (ranked && each && !draft.heads.isEmpty()) {
            items.forEach(item -> {
                draft.group(item);
                draft.within.add(item);
            });
        } else {
            items.forEach(draft::group);
            if (per && items.size() == 1) {
                draft.perGrouping = items.getFirst();
            }
        }
        draft.groupedExplicitly = true;
    }
}
