package io.millrace.ask.chips;

import io.millrace.ask.words.SpanWords;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Extent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** When. */
final class PeriodChips {

    private static final int YEARS = 10;

    private final Vocabulary vocabulary;

    PeriodChips(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Chip chip(SemanticQuery query) {
        Subject subject = query.subject();
        Choices choices = new Choices(vocabulary.check(), query);
        for (Timespan other : others(subject.span(), vocabulary.extent())) {
            choices.add(label(other), query.about(subject.with(other)));
        }
        return choices.chip(Chip.Kind.PERIOD, label(subject.span()));
    }

    static String label(Timespan span) {
        String when = SpanWords.when(span);
        return when.isEmpty() ? "all the time" : when;
    }

    /** Those around it, the usual ones, and the years of the data, newest first. */
    static List<Timespan> others(Timespan span, Extent extent) {
        List<Timespan> others = new ArrayList<>();
        if (span instanceof Timespan.Days days) {
            around(days, others);
        }
        others.add(new Timespan.Everything());
        for (Unit unit : List.of(Unit.YEAR, Unit.QUARTER, Unit.MONTH)) {
            others.add(new Timespan.Current(unit));
            others.add(new Timespan.Earlier(unit, 1));
        }
        others.add(new Timespan.Latest(12, Unit.MONTH));
        others.add(new Timespan.Latest(30, Unit.DAY));
        int last = extent.last().getYear();
        for (int year = last; year >= Math.max(extent.first().getYear(), last - YEARS); year--) {
            others.add(Timespan.Days.of(Unit.YEAR, LocalDate.of(year, 1, 1)));
        }
        return others;
    }

    private static void around(Timespan.Days days, List<Timespan> others) {
        LocalDate from = days.from();
        if (from == null) {
            return;
        }
        for (Unit unit : Unit.values()) {
            if (days.equals(Timespan.Days.of(unit, from))) {
                others.add(Timespan.Days.of(unit, unit.plus(from, -1)));
                others.add(Timespan.Days.of(unit, unit.plus(from, 1)));
            }
        }
    }
}
