package io.millrace.ask.grammar;

import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Unit;
import io.millrace.semantics.values.ValueDictionary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What a word or a phrase may stand for. */
sealed interface Sense {

    /** A word of the grammar. */
    record Word(Keyword keyword) implements Sense {}

    record MeasureName(String measure) implements Sense {}

    /** Asks for the highest or the lowest of a measure: most profitable. */
    record Extreme(String measure, boolean highest) implements Sense {}

    record DimensionName(String dimension) implements Sense {}

    /** A value of a dimension, as the warehouse has it. */
    record Value(ValueDictionary.Entry entry) implements Sense {}

    record FlagName(String flag, boolean negated) implements Sense {}

    record AttributeName(String attribute) implements Sense {}

    record BasisName(DateBasis basis) implements Sense {}

    /** May be meant in several ways. */
    record Unclear(String word, List<String> choices) implements Sense {}

    /** A unit of the calendar; as an adjective it groups by itself: monthly. */
    record UnitName(Unit unit, boolean adjective) implements Sense {}

    /** A part of the calendar that comes round: weekday, month of the year. */
    record CycleName(Cycle cycle) implements Sense {}

    /** January is 1. */
    record Month(int number) implements Sense {}

    /** Monday is 1. */
    record Weekday(int number) implements Sense {}

    /** Q3. */
    record Quarter(int number) implements Sense {}

    /** What nobody is told or may do here, with the sentence that says so. */
    record Forbidden(String answer) implements Sense {}

    /** A number: how it is written decides what it can be. */
    record Numeral(BigDecimal value, Writing writing) implements Sense {}

    /** How a number was written. */
    enum Writing {
        PLAIN,
        PERCENT,
        MONEY,
        ORDINAL
    }

    /** A day written with digits. */
    record Day(LocalDate day) implements Sense {}

    /** A month written with digits: 03/2024. */
    record MonthOfYear(YearMonth month) implements Sense {}

    /** A text in quotation marks. */
    record Quoted(String text) implements Sense {}
}
