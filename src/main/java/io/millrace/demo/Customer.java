package io.millrace.demo;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Who buys: most often for the place where he is at home. */
record Customer(
        long number,
        String given,
        String family,
        Segment segment,
        Place home,
        String postalCode,
        int callingCode,
        int digits) {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+|[^a-z]");

    /** Initials and number, such as {@code AB-10234}. */
    String id() {
        return "" + plain(given).charAt(0) + plain(family).charAt(0) + '-' + number;
    }

    String name() {
        return given + ' ' + family;
    }

    /** At a domain that is reserved for examples, so that nobody ever gets mail. */
    String email() {
        return letters(given) + '.' + letters(family) + '.' + number + '@' + segment.domain();
    }

    /** In ranges kept for fiction (+1), or with a 0 where no number has one (elsewhere). */
    String phone() {
        if (callingCode == 1) {
            int area = 212 + digits / 100 % 780;
            // Codes that end in 11 are services.
            int usual = area % 100 == 11 ? area + 1 : area;
            return "+1 " + usual + " 555 01" + last(2, digits);
        }
        return "+" + callingCode + " 555 01" + last(2, digits / 1000) + ' ' + last(3, digits);
    }

    /** Digits that look the same in every language. */
    private static String last(int count, int number) {
        return Integer.toString(10_000_000 + number).substring(8 - count);
    }

    private static String plain(String name) {
        return name.charAt(0) < 128 ? name : Normalizer.normalize(name, Normalizer.Form.NFD);
    }

    private static String letters(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
        return ACCENTS.matcher(decomposed.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
