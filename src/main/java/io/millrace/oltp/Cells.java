package io.millrace.oltp;

import io.millrace.oltp.csv.Amount;
import io.millrace.oltp.csv.Column;
import io.millrace.oltp.csv.Columns;
import io.millrace.oltp.csv.Dates;
import io.millrace.oltp.csv.DecimalMark;
import io.millrace.oltp.csv.Row;
import io.millrace.oltp.csv.TextEncoding;
import io.millrace.oltp.csv.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of one row after another, checked; collects what is wrong with each row. */
final class Cells {

    /**
     * What is wrong with a row.
     *
     * @param column its title; empty if the row cannot be cut into columns
     */
    record Fault(String column, String value, String reason) {}

    private static final int DECIMALS = 4;
    private static final BigDecimal BEYOND_MONEY = new BigDecimal("10000000000");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int LONGEST_SHOWN = 200;
    private static final String BLANK = "This is blank, but every row needs it.";
    private static final Set<String> SPREADSHEET_ERRORS =
            Set.of("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!");

    private final Columns columns;
    private final Dates dates;
    private final DecimalMark mark;
    private final boolean clean;
    private final List<Fault> faults = new ArrayList<>();
    private Row row = new Row(0, List.of(), null, "");
    private long rounded;

    Cells(SourceFile source) {
        columns = source.columns();
        dates = new Dates(source.dateOrder());
        mark = source.decimalMark();
        // What could not be read before is no better for having been written down.
        clean = source.form().encoding().clean() && !columns.rejects();
    }

    /** Goes on to that row, of which nothing is wrong yet but what the reader found. */
    void take(Row next) {
        row = next;
        faults.clear();
        if (next.fault() != null) {
            faults.add(new Fault("", next.text(), next.fault()));
        }
    }

    boolean isFaulty() {
        return !faults.isEmpty();
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Amounts so far that had more decimals than are stored. */
    long rounded() {
        return rounded;
    }

    /** What the file says, unchecked; null where it says nothing. */
    @Nullable String raw(Column column) {
        String text = columns.text(row, column);
        return text.isEmpty() ? null : text;
    }

    /** A text that must be there. */
    @Nullable String text(Column column, int longest) {
        String text = optionalText(column, longest);
        if (text == null && !isFaulty(column)) {
            fault(column, BLANK);
        }
        return text;
    }

    /** A text that may be missing. */
    @Nullable String optionalText(Column column, int longest) {
        String text = raw(column);
        if (text == null) {
            return null;
        }
        String line = Texts.onOneLine(text);
        String reason = wrongText(line, longest);
        if (reason != null) {
            fault(column, reason);
            return null;
        }
        return line;
    }

    /** A key, which must be there and hold no line break. */
    @Nullable String id(Column column, int longest) {
        String id = text(column, longest);
        if (id != null && !id.equals(raw(column))) {
            fault(column, "A key must not hold a line break or a tab.");
            return null;
        }
        return id;
    }

    private @Nullable String wrongText(String text, int longest) {
        if (!clean && text.indexOf(TextEncoding.UNREADABLE) >= 0) {
            return "This holds bytes that are no characters in the file's encoding.";
        }
        if (Texts.hasControl(text)) {
            return "This holds a control character.";
        }
        if (SPREADSHEET_ERRORS.contains(text)) {
            return "This is the error of a spreadsheet, not a value.";
        }
        return text.codePointCount(0, text.length()) > longest
                ? "This is longer than %d characters.".formatted(longest)
                : null;
    }

    /** A day between 1900 and 2199 that must be there. */
    @Nullable LocalDate date(Column column) {
        LocalDate date = optionalDate(column);
        if (date == null && !isFaulty(column)) {
            fault(column, BLANK);
        }
        return date;
    }

    @Nullable LocalDate optionalDate(Column column) {
        String text = raw(column);
        if (text == null) {
            return null;
        }
        Optional<LocalDate> date = dates.read(text);
        if (date.isEmpty()) {
            fault(column, "This is no date.");
            return null;
        }
        if (date.get().isBefore(FIRST_DAY) || date.get().isAfter(LAST_DAY)) {
            fault(column, "This day is not between the years 1900 and 2199.");
            return null;
        }
        return date.get();
    }

    /** An amount of money that must be there, with four decimals. */
    @Nullable BigDecimal money(Column column) {
        BigDecimal money = optionalMoney(column);
        if (money == null && !isFaulty(column)) {
            fault(column, BLANK);
        }
        return money;
    }

    @Nullable BigDecimal optionalMoney(Column column) {
        BigDecimal money = number(column, false);
        if (money == null) {
            return null;
        }
        if (money.abs().compareTo(BEYOND_MONEY) >= 0) {
            fault(column, "This amount is too large.");
            return null;
        }
        return rounded(money);
    }

    /** A fraction from 0 to 1, which may be written in percent; null if it is missing. */
    @Nullable BigDecimal fraction(Column column) {
        BigDecimal fraction = number(column, true);
        if (fraction == null) {
            return null;
        }
        if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
            fault(column, "This must be between 0 and 1, or between 0% and 100%.");
            return null;
        }
        return rounded(fraction);
    }

    /** A whole number above 0 that must be there. */
    @Nullable Integer count(Column column) {
        Integer count = optionalCount(column);
        if (count == null && !isFaulty(column)) {
            fault(column, BLANK);
        }
        return count;
    }

    @Nullable Integer optionalCount(Column column) {
        BigDecimal number = number(column, false);
        if (number == null) {
            return null;
        }
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        if (!whole
                || number.signum() <= 0
                || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            fault(column, "This must be a whole number above 0.");
            return null;
        }
        return number.intValueExact();
    }

    private @Nullable BigDecimal number(Column column, boolean percentAllowed) {
        String text = raw(column);
        if (text == null) {
            return null;
        }
        Optional<Amount> amount = Amount.of(text);
        if (amount.isPresent() && amount.get().percent() && !percentAllowed) {
            fault(column, "This must not be in percent.");
            return null;
        }
        Optional<BigDecimal> value = amount.flatMap(found -> found.value(mark));
        if (value.isEmpty()) {
            fault(
                    column,
                    amount.isPresent()
                            ? "This is no number with a %s, which the file uses."
                                    .formatted(mark.label())
                            : "This is no number.");
        }
        return value.orElse(null);
    }

    private BigDecimal rounded(BigDecimal value) {
        BigDecimal result = value.setScale(DECIMALS, RoundingMode.HALF_UP);
        if (result.compareTo(value) != 0) {
            rounded++;
        }
        return result;
    }

    /** A word of the company's vocabulary; null if it is missing. */
    @Nullable String word(Column column, Vocabulary vocabulary, String kind) {
        String text = raw(column);
        if (text == null) {
            return null;
        }
        Optional<String> word = vocabulary.find(kind, text);
        if (word.isEmpty()) {
            fault(
                    column,
                    "This %s is not known; known are %s.".formatted(kind, vocabulary.known(kind)));
        }
        return word.orElse(null);
    }

    /**
     * Notes that the row cannot be loaded because of that column. A row that cannot be cut into
     * columns has that one fault only: what seems to stand in its columns belongs elsewhere.
     */
    void fault(Column column, String reason) {
        if (row.fault() == null) {
            faults.add(new Fault(column.title(), columns.text(row, column), reason));
        }
    }

    boolean isFaulty(Column column) {
        return faults.stream().anyMatch(fault -> fault.column().equals(column.title()));
    }

    /** Writes column, value and reason of what is wrong, or three times NULL. */
    void writeFaults(RowValues rows) {
        rows.value(joined(Fault::column, "; "));
        rows.value(joined(fault -> shown(fault.value()), "; "));
        rows.value(joined(Fault::reason, " "));
    }

    private @Nullable String joined(Function<Fault, String> part, String separator) {
        return faults.isEmpty()
                ? null
                : faults.stream().map(part).collect(Collectors.joining(separator));
    }

    private static String shown(String value) {
        return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
    }
}
