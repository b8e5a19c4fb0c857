package io.millrace.ask.grammar;

import io.millrace.semantics.query.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The units of the calendar and the numbers beside them; a cursor is moved over what was read, and
 * stays where nothing was.
 */
final class CalendarWords {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final Pattern TWO_DIGITS = Pattern.compile("\\d{2}");

    private CalendarWords() {}

    static Optional<Unit> unit(Cursor cursor) {
        Optional<Unit> unit =
                cursor.next()
                        .all(Sense.UnitName.class)
                        .filter(name -> !name.adjective())
                        .map(Sense.UnitName::unit)
                        .findFirst();
        unit.ifPresent(_ -> cursor.skip(1));
        return unit;
    }

    static boolean isYearUnit(Lexeme lexeme) {
        return lexeme.as(Sense.UnitName.class)
                .filter(name -> name.unit() == Unit.YEAR && !name.adjective())
                .isPresent();
    }

    /** A count from 1 to 9,999. */
    static Optional<Integer> number(Cursor cursor) {
        Optional<Integer> number =
                cursor.next()
                        .as(Sense.Numeral.class)
                        .filter(n -> n.writing() == Sense.Writing.PLAIN)
                        .flatMap(n -> whole(n.value()))
                        .filter(n -> n >= 1 && n <= 9_999);
        number.ifPresent(_ -> cursor.skip(1));
        return number;
    }

    /** A day of a month, which may be an ordinal. */
    static Optional<Integer> dayNumber(Cursor cursor) {
        Optional<Integer> number =
                cursor.next()
                        .as(Sense.Numeral.class)
                        .filter(n ->
                                n.writing() == Sense.Writing.PLAIN
                                        || n.writing() == Sense.Writing.ORDINAL)
                        .flatMap(n -> whole(n.value()))
                        .filter(n -> n >= 1 && n <= 31);
        number.ifPresent(_ -> cursor.skip(1));
        return number;
    }

    /** A week of a year, from 1 to 53. */
    static Optional<Integer> weekNumber(Cursor cursor) {
        Optional<Integer> number =
                cursor.next()
                        .as(Sense.Numeral.class)
                        .flatMap(n -> whole(n.value()))
                        .filter(n -> n >= 1 && n <= 53);
        number.ifPresent(_ -> cursor.skip(1));
        return number;
    }

    private static Optional<Integer> whole(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 9
                ? Optional.of(stripped.intValueExact())
                : Optional.empty();
    }

    /** 2024, or '24. */
    static Optional<Integer> year(Cursor cursor) {
        if (isYear(cursor.next())) {
            int year = whole(cursor.take(Sense.Numeral.class).orElseThrow().value()).orElseThrow();
            return Optional.of(year);
        }
        if (cursor.next().text().equals("'")
                && TWO_DIGITS.matcher(cursor.peek(1).text()).matches()) {
            int year = 2000 + Integer.parseInt(cursor.peek(1).text());
            cursor.skip(2);
            return Optional.of(year);
        }
        return Optional.empty();
    }

    /** Four digits that are no amount: from 1900 to 2100. */
    static boolean isYear(Lexeme lexeme) {
        return lexeme.text().length() == 4
                && lexeme.as(Sense.Numeral.class)
                        .filter(n -> n.writing() == Sense.Writing.PLAIN)
                        .flatMap(n -> whole(n.value()))
                        .filter(n -> n >= FIRST_YEAR && n <= LAST_YEAR)
                        .isPresent();
    }
}
