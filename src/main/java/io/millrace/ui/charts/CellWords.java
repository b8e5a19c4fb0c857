package io.millrace.ui.charts;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.sql.Column;
import io.millrace.warehouse.Step;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the cells of an answer as the person's locale does. */
public final class CellWords {

    private static final String NOTHING = "–";
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern PART = Pattern.compile("(\\d{4})-([WQH])(\\d{1,2})");

    private final Formats formats;

    public CellWords(Formats formats) {
        this.formats = formats;
    }

    /** As it stands in a table: money to the cent. */
    public String full(Column column, @Nullable Object value) {
        BigDecimal number = number(value);
        return number == null
                ? name(column, value)
                : switch (column.format()) {
                    case MONEY -> formats.moneyInFull(number);
                    case NUMBER, DECIMAL, PERCENT, DAYS, DATE, TEXT -> brief(column, value);
                };
    }

    /** As it stands beside a bar: money in three digits. */
    public String brief(Column column, @Nullable Object value) {
        BigDecimal number = number(value);
        return number == null
                ? name(column, value)
                : switch (column.format()) {
                    case MONEY -> formats.money(number);
                    case NUMBER -> formats.count(number.longValue());
                    case DECIMAL -> formats.decimal(number);
                    case PERCENT -> formats.percent(number);
                    case DAYS -> formats.decimal(number) + " days";
                    case DATE, TEXT -> number.toPlainString();
                };
    }

    /** As it stands on an axis, with no more digits than it needs. */
    String onAxis(Column column, double value) {
        BigDecimal number = BigDecimal.valueOf(value);
        return switch (column.format()) {
            case MONEY -> formats.moneyOnAxis(number);
            case PERCENT -> percentOnAxis(value);
            case NUMBER, DECIMAL, DAYS, DATE, TEXT -> formats.decimal(number);
        };
    }

    private String percentOnAxis(double value) {
        double whole = Math.rint(value * 100);
        return Math.abs(value * 100 - whole) < 0.000_001
                ? formats.count((long) whole) + "%"
                : formats.percent(BigDecimal.valueOf(value));
    }

    /** What a row is called: a name, a day, a step of time. */
    String name(Column column, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return NOTHING;
        }
        String text = value.toString();
        return switch (column.role()) {
            case TIME -> step(text);
            case GROUP, ID, VALUE, COMPARED, DIFFERENCE, GROWTH, SHARE, ACCUMULATED ->
                    column.format() == Format.DATE ? step(text) : text;
        };
    }

    /** Such as 31 Mar 2024, W9 2024, Mar 2024, Q1 2024, or 2024. */
    private String step(String text) {
        Matcher part = PART.matcher(text);
        if (part.matches()) {
            return part.group(2) + Integer.parseInt(part.group(3)) + " " + part.group(1);
        }
        try {
            Matcher month = MONTH.matcher(text);
            if (month.matches()) {
                return formats.step(Step.MONTH, LocalDate.parse(text + "-01"));
            }
            return text.length() > 4 ? formats.day(LocalDate.parse(text)) : text;
        } catch (DateTimeException notACalendarDay) {
            return text;
        }
    }

    /** The number in a cell; null where it holds none. */
    public static @Nullable BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case Number number -> new BigDecimal(number.toString());
            case null -> null;
            case Object _ -> null;
        };
    }

    /** Whether a column holds figures, which stand at the right. */
    public static boolean isFigure(Column column) {
        return switch (column.format()) {
            case MONEY, NUMBER, DECIMAL, PERCENT, DAYS -> column.role() != Column.Role.GROUP;
            case DATE, TEXT -> false;
        };
    }
}
