package io.millrace.oltp.csv;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides over all amounts of a file what stands before the decimals. */
final class AmountEvidence {

    private final Tally<DecimalMark> tally = new Tally<>(DecimalMark.class);
    private final Set<String> currencies = new TreeSet<>();

    /** Takes one amount into account. */
    void add(String text, long line) {
        if (isBareDigits(text)) {
            return;
        }
        Amount.of(text)
                .ifPresent(amount -> {
                    if (!amount.currency().isEmpty()) {
                        currencies.add(amount.currency());
                    }
                    weigh(amount, text, line);
                });
    }

    private void weigh(Amount amount, String text, long line) {
        Optional<DecimalMark> only = amount.onlyMark();
        if (only.isPresent()) {
            tally.only(only.get(), text, line);
        } else if (amount.isAmbiguous()) {
            tally.either(text, line);
        }
    }

    private static boolean isBareDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The currency signs and codes that stand beside amounts. */
    Set<String> currencies() {
        return currencies;
    }

    /** The mark, or nothing if no amount depends on it or {@link #problem} has something to say. */
    Optional<DecimalMark> mark() {
        return tally.agreed();
    }

    /** Why the mark cannot be decided, with both readings, if so. */
    Optional<String> problem() {
        if (mark().isPresent()) {
            return Optional.empty();
        }
        if (tally.hasEvidence()) {
            return Optional.of(
                    "Some amounts have a decimal point, such as %s, and some a decimal comma, such as %s."
                            .formatted(sample(DecimalMark.POINT), sample(DecimalMark.COMMA)));
        }
        return tally.firstUnclear().map(AmountEvidence::bothReadings);
    }

    private String sample(DecimalMark mark) {
        return tally.firstOf(mark)
                .map(sample -> "%s on line %d".formatted(sample.text(), sample.line()))
                .orElse("none");
    }

    private static String bothReadings(Tally.Sample sample) {
        return ("The amounts can be read in two ways and no amount of the file says which is meant:"
                        + " %s on line %d is %s with a decimal point and %s with a decimal comma."
                        + " Say which it is (decimal mark).")
                .formatted(
                        sample.text(),
                        sample.line(),
                        value(sample.text(), DecimalMark.POINT),
                        value(sample.text(), DecimalMark.COMMA));
    }

    private static String value(String text, DecimalMark mark) {
        return Amount.of(text)
                .flatMap(amount -> amount.value(mark))
                .map(value -> value.toPlainString())
                .orElse("no number");
    }
}
