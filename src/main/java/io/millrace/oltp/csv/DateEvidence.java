package io.millrace.oltp.csv;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides over all dates of a file whether the day or the month comes first. */
final class DateEvidence {

    private static final DateTimeFormatter SPOKEN =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int MOST_REMEMBERED = 20_000;

    private final Tally<DateOrder> tally = new Tally<>(DateOrder.class);
    private final Set<String> seen = new HashSet<>();
    private boolean dotted;
    private boolean times;
    private boolean shortYears;

    /** Takes one date into account; the same text again says nothing new. */
    void add(String text, long line) {
        if (seen.size() < MOST_REMEMBERED && !seen.add(text)) {
            return;
        }
        times = times || Dates.hasTime(text);
        if (!Dates.dependsOnOrder(text)) {
            return;
        }
        dotted = dotted || Dates.isDotted(text);
        shortYears = shortYears || Dates.hasShortYear(text);
        LocalDate dayFirst = Dates.parse(text, DateOrder.DAY_FIRST);
        LocalDate monthFirst = Dates.parse(text, DateOrder.MONTH_FIRST);
        if (dayFirst != null && monthFirst == null) {
            tally.only(DateOrder.DAY_FIRST, text, line);
        } else if (dayFirst == null && monthFirst != null) {
            tally.only(DateOrder.MONTH_FIRST, text, line);
        } else if (dayFirst != null && !dayFirst.equals(monthFirst)) {
            tally.either(text, line);
        }
    }

    boolean hasTimes() {
        return times;
    }

    boolean hasShortYears() {
        return shortYears;
    }

    /** The order, or nothing if no date depends on it or {@link #problem} has something to say. */
    Optional<DateOrder> order() {
        if (tally.hasEvidence()) {
            return tally.agreed();
        }
        // Nobody writes points between the numbers with the month first.
        return dotted ? Optional.of(DateOrder.DAY_FIRST) : Optional.empty();
    }

    /** Why the order cannot be decided, with both readings, if so. */
    Optional<String> problem() {
        if (order().isPresent()) {
            return Optional.empty();
        }
        if (tally.hasEvidence()) {
            return Optional.of(
                    "Some dates are day/month/year, such as %s, and some are month/day/year, such as %s."
                            .formatted(sample(DateOrder.DAY_FIRST), sample(DateOrder.MONTH_FIRST)));
        }
        return tally.firstUnclear().map(DateEvidence::bothReadings);
    }

    private String sample(DateOrder order) {
        return tally.firstOf(order)
                .map(sample -> "%s on line %d".formatted(sample.text(), sample.line()))
                .orElse("none");
    }

    private static String bothReadings(Tally.Sample sample) {
        return ("The dates can be read in two ways and no date of the file says which is meant:"
                        + " %s on line %d is %s as day/month/year and %s as month/day/year."
                        + " Say which it is (date order).")
                .formatted(
                        sample.text(),
                        sample.line(),
                        spoken(sample.text(), DateOrder.DAY_FIRST),
                        spoken(sample.text(), DateOrder.MONTH_FIRST));
    }

    private static String spoken(String text, DateOrder order) {
        return Optional.ofNullable(Dates.parse(text, order)).map(SPOKEN::format).orElse("no date");
    }
}
