package io.millrace.ask.grammar;

import io.millrace.semantics.model.Formula;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
            draft.eachGroupings.add(new Grouping.Steps(Unit.YEAR));
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
        if (per && perCounted()) {
            return true;
        }
        if (rankingMeasure() || latestUnits() || everyMonth()) {
            return true;
        }
        if (per && perCounted()) {
            return true;
        }
        List<Grouping> items = items();
        if (items.isEmpty()) {
            cursor.moveTo(start);
            return false;
        }
        if (!cursor.lexemes().get(start).text().equalsIgnoreCase("by")) {
            draft.eachGroupings.addAll(items);
        }
        place(items, per, each);
        return true;
    }

    /** "every December": those of all years, a row for each. */
    private boolean everyMonth() {
        int start = cursor.at();
        boolean named =
                cursor.next().as(Sense.Month.class).isPresent()
                        || cursor.next().as(Sense.Quarter.class).isPresent();
        Optional<PeriodReading> period = named ? parts.periods().read(cursor) : Optional.empty();
        CalendarPoint point = period.map(PeriodReading::yearless).orElse(null);
        if (point == null || point.recurring() == null) {
            cursor.moveTo(start);
            return false;
        }
        draft.conditions.add(point.recurring());
        draft.group(new Grouping.Steps(Unit.YEAR));
        draft.groupedExplicitly = true;
        return true;
    }

    /** "for each of the past 12 months". */
    private boolean latestUnits() {
        int start = cursor.at();
        Optional<PeriodReading> period = parts.periods().read(cursor);
        if (period.isPresent()
                && period.get().span() instanceof Timespan.Latest(int count, Unit unit)
                && count > 1) {
            draft.spans.add(period.get().span());
            draft.group(new Grouping.Steps(unit));
            draft.groupedExplicitly = true;
            return true;
        }
        cursor.moveTo(start);
        return false;
    }

    /** "top 5 products by profit": what stands behind by is not always a grouping. */
    private boolean rankingMeasure() {
        if (cursor.next().as(Sense.DimensionName.class).isPresent() && !isRanked()) {
            return false;
        }
        int start = cursor.at();
        if (Growth.word(cursor)) {
            draft.growth = true;
            draft.growthWord = true;
            draft.order().figure = Figure.GROWTH;
            return true;
        }
        cursor.take(
                Keyword.TOTAL, Keyword.HIGHEST, Keyword.AVERAGE, Keyword.LOWEST, Keyword.HOW_MANY);
        Optional<Measure> measure = Measures.named(parts).or(this::rate).or(this::value);
        if (measure.isEmpty()
                || (!isRanked() && draft.measures.isEmpty() && draft.heads.isEmpty())) {
            cursor.moveTo(start);
            return false;
        }
        Draft.Order order = draft.order();
        order.sortOnly |= order.limit < 0 && !order.superlative;
        if (order.by == null || cursor.lexemes().get(start - 1).text().equalsIgnoreCase("by")) {
            order.by = measure.get();
        }
        if (cursor.take(Keyword.GROWTH)) {
            draft.growth = true;
            order.figure = Figure.GROWTH;
        }
        draft.measure(measure.get());
        return true;
    }

    /** "revenue per client", "profit per unit": one measure divided by the count of another. */
    private boolean perCounted() {
        Optional<String> below = below(cursor.next());
        if (below.isEmpty()) {
            return false;
        }
        Measure.Named measured =
                draft.order != null && draft.order.by instanceof Measure.Named by
                        ? by
                        : draft.measures.isEmpty()
                                ? null
                                : draft.measures.getLast() instanceof Measure.Named last
                                        ? last
                                        : null;
        if (measured == null) {
            return false;
        }
        if (parts.model().measure(measured.name()).formula()
                        instanceof Formula.Ratio(String _, String known)
                && known.equals(below.get())) {
            cursor.skip(1);
            return true;
        }
        if (!parts.model().measure(measured.name()).formula().addsUp()
                && !measured.name().equals("orders")) {
            return false;
        }
        cursor.skip(1);
        Measure ratio = parts.ratio(measured, new Measure.Named(below.get()));
        draft.measures.remove(measured);
        draft.measure(ratio);
        if (draft.order != null && measured.equals(draft.order.by)) {
            draft.order.by = ratio;
        }
        return true;
    }

    /** What of it there is one measure to count: orders, customers, units, lines. */
    private static Optional<String> below(Lexeme lexeme) {
        Optional<String> dimension =
                lexeme.as(Sense.DimensionName.class).map(Sense.DimensionName::dimension);
        Optional<String> measure =
                lexeme.all(Sense.MeasureName.class)
                        .map(Sense.MeasureName::measure)
                        .filter(name -> Set.of("quantity", "lines", "orders").contains(name))
                        .findFirst();
        if (measure.isPresent()) {
            return measure;
        }
        return dimension.filter(Set.of("order", "customer")::contains).map(name -> name + "s");
    }

    /** "the biggest orders by value". */
    private Optional<Measure> value() {
        boolean ranked = draft.order != null && "order".equals(draft.entity);
        return ranked && cursor.takeText("value")
                ? Optional.of(new Measure.Named(parts.model().usualMeasure()))
                : Optional.empty();
    }

    /** "returns by rate". */
    private Optional<Measure> rate() {
        Map<Measure, Measure> rates =
                Map.of(
                        new Measure.Named("returned_orders"), new Measure.Named("return_rate"),
                        new Measure.Named("late_lines"), new Measure.Named("late_rate"));
        if (!draft.measures.isEmpty()
                && rates.containsKey(draft.measures.getLast())
                && cursor.takeText("rate")) {
            return Optional.ofNullable(rates.get(draft.measures.removeLast()));
        }
        return Optional.empty();
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
            if (cursor.is(Keyword.OR)
                    && cursor.peek(1)
                            .as(Sense.DimensionName.class)
                            .filter(name -> item(name, items.getLast()))
                            .isPresent()) {
                cursor.skip(2);
                behind = cursor.at();
            }
            boolean comma = cursor.takeText(",");
            boolean word = cursor.take(Keyword.AND);
            if ((!comma && !word) || !startsItem(cursor)) {
                cursor.moveTo(behind);
                break;
            }
        }
        return items;
    }

    /** "by state or province": two words for one. */
    private static boolean item(Sense.DimensionName name, Grouping known) {
        return known.equals(new Grouping.By(name.dimension()));
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
        return CalendarWords.unit(cursor).map(Grouping.Steps::new);
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
