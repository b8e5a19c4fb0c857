package io.millrace.oltp.csv;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A number as people write it, taken apart: {@code (1.234,50 €)} is negative, in euros, and its
 * digits are {@code 1.234,50}.
 *
 * @param digits with decimal marks and group separators; blanks and apostrophes are one blank
 * @param negative by a sign on either side or by parentheses
 * @param percent whether a percent sign follows or precedes
 * @param currency the sign or code, or an empty text
 */
public record Amount(String digits, boolean negative, boolean percent, String currency) {

    private static final Pattern PLAIN = Pattern.compile("[0-9., ]*[0-9][0-9., ]*");
    private static final Pattern EXPONENT =
            Pattern.compile("([0-9]+(?:[.,][0-9]+)?)[eE]([+-]?[0-9]{1,2})");
    private static final Set<String> CURRENCY_WORDS =
            Set.of("KR", "ZŁ", "KČ", "FT", "FR", "RS", "R", "LEI", "RM", "RP", "US", "CA", "AU");
    private static final Set<String> CURRENCY_CODES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST = 40;

    /** Takes a text apart; nothing if it cannot be a number in any way of writing. */
    public static Optional<Amount> of(String text) {
        return text.length() > LONGEST
                ? Optional.empty()
                : Optional.ofNullable(new Reading(text).amount());
    }

    /** The value under that decimal mark, or nothing if the digits do not fit it. */
    public Optional<BigDecimal> value(DecimalMark mark) {
        Matcher exponent = EXPONENT.matcher(digits);
        if (exponent.matches()) {
            int power = Integer.parseInt(exponent.group(2));
            return plain(exponent.group(1), mark)
                    .map(value -> signed(value.scaleByPowerOfTen(power)));
        }
        return plain(digits, mark).map(this::signed);
    }

    /** The only mark that fits, or nothing if both do or none does. */
    public Optional<DecimalMark> onlyMark() {
        boolean point = plain(digits, DecimalMark.POINT).isPresent();
        boolean comma = plain(digits, DecimalMark.COMMA).isPresent();
        if (point == comma) {
            return Optional.empty();
        }
        return Optional.of(point ? DecimalMark.POINT : DecimalMark.COMMA);
    }

    /** Whether the two marks give two values. */
    public boolean isAmbiguous() {
        Optional<BigDecimal> point = plain(digits, DecimalMark.POINT);
        Optional<BigDecimal> comma = plain(digits, DecimalMark.COMMA);
        return point.isPresent() && comma.isPresent() && point.get().compareTo(comma.get()) != 0;
    }

    private BigDecimal signed(BigDecimal value) {
        BigDecimal scaled = percent ? value.movePointLeft(2) : value;
        return negative ? scaled.negate() : scaled;
    }

    private static Optional<BigDecimal> plain(String digits, DecimalMark mark) {
        int decimals = digits.indexOf(mark.sign());
        if (decimals >= 0 && digits.indexOf(mark.sign(), decimals + 1) >= 0) {
            return Optional.empty();
        }
        String whole = decimals < 0 ? digits : digits.substring(0, decimals);
        String fraction = decimals < 0 ? "" : digits.substring(decimals + 1);
        String ungrouped = ungrouped(whole);
        if (ungrouped == null
                || !isDigits(fraction)
                || ungrouped.length() + fraction.length() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                fraction.isEmpty()
                        ? new BigDecimal(ungrouped)
                        : new BigDecimal(ungrouped + "." + fraction));
    }

    /** The digits of a whole number whose thousands may be grouped by one kind of separator. */
    private static @Nullable String ungrouped(String whole) {
        int first = 0;
        while (first < whole.length() && isDigit(whole.charAt(first))) {
            first++;
        }
        if (first == whole.length()) {
            return whole;
        }
        // A number never begins with a group of zeros: 0,123 is a fraction.
        if (first == 0 || first > 3 || whole.charAt(0) == '0') {
            return null;
        }
        String separator = String.valueOf(whole.charAt(first));
        for (int i = first; i < whole.length(); i += 4) {
            boolean group =
                    i + 4 <= whole.length()
                            && whole.charAt(i) == separator.charAt(0)
                            && isDigits(whole.substring(i + 1, i + 4));
            if (!group) {
                return null;
            }
        }
        return whole.replace(separator, "");
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> isDigit((char) c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Takes signs off both ends until only digits and separators are left. */
    private static final class Reading {
        private String rest;
        private boolean negative;
        private boolean percent;
        private String currency = "";

        Reading(String text) {
            rest = Texts.strip(text);
        }

        @Nullable Amount amount() {
            boolean more = true;
            while (more) {
                more = parentheses() || sign() || percent() || currency();
                rest = Texts.strip(rest);
            }
            String digits = withOneBlank(rest);
            boolean number = PLAIN.matcher(digits).matches() || EXPONENT.matcher(digits).matches();
            return number ? new Amount(digits, negative, percent, currency) : null;
        }

        private boolean parentheses() {
            if (negative || !rest.startsWith("(") || !rest.endsWith(")") || rest.length() < 3) {
                return false;
            }
            negative = true;
            rest = rest.substring(1, rest.length() - 1);
            return true;
        }

        private boolean sign() {
            if (rest.length() < 2) {
                return false;
            }
            if (isMinus(rest.charAt(0)) && !negative) {
                negative = true;
                return cut(1, rest.length());
            }
            if (isMinus(rest.charAt(rest.length() - 1))) {
                return signBehind();
            }
            return rest.charAt(0) == '+' && cut(1, rest.length());
        }

        /** A minus behind the number, unless it stands for no cents, as in {@code 12,-}. */
        private boolean signBehind() {
            char before = rest.charAt(rest.length() - 2);
            if (before == ',' || before == '.') {
                return cut(0, rest.length() - 2);
            }
            if (negative) {
                return false;
            }
            negative = true;
            return cut(0, rest.length() - 1);
        }

        private boolean percent() {
            if (percent || rest.length() < 2) {
                return false;
            }
            if (rest.endsWith("%")) {
                percent = true;
                return cut(0, rest.length() - 1);
            }
            percent = rest.startsWith("%");
            return percent && cut(1, rest.length());
        }

        private boolean currency() {
            if (rest.length() < 2
                    || (isDigit(rest.charAt(0)) && isDigit(rest.charAt(rest.length() - 1)))) {
                return false;
            }
            int before = wordBefore();
            if (before > 0) {
                currency += rest.substring(0, before);
                return cut(before, rest.length());
            }
            int behind = wordBehind();
            if (behind > 0) {
                currency += Texts.strip(rest.substring(rest.length() - behind));
                return cut(0, rest.length() - behind);
            }
            return false;
        }

        private int wordBefore() {
            if (isCurrencySign(rest.charAt(0))) {
                return 1;
            }
            int length = 0;
            while (length < rest.length() && Character.isLetter(rest.charAt(length))) {
                length++;
            }
            if (!isCurrency(rest.substring(0, length))) {
                return 0;
            }
            boolean dotted = length < rest.length() && rest.charAt(length) == '.';
            return dotted ? length + 1 : length;
        }

        private int wordBehind() {
            if (isCurrencySign(rest.charAt(rest.length() - 1))) {
                return 1;
            }
            int end = rest.endsWith(".") ? rest.length() - 1 : rest.length();
            int start = end;
            while (start > 0 && Character.isLetter(rest.charAt(start - 1))) {
                start--;
            }
            return isCurrency(rest.substring(start, end)) ? rest.length() - start : 0;
        }

        private boolean cut(int start, int end) {
            rest = rest.substring(start, end);
            return true;
        }

        private static boolean isCurrency(String word) {
            String upper = word.toUpperCase(Locale.ROOT);
            return CURRENCY_WORDS.contains(upper) || CURRENCY_CODES.contains(upper);
        }

        private static boolean isCurrencySign(char c) {
            return Character.getType(c) == Character.CURRENCY_SYMBOL;
        }

        private static boolean isMinus(char c) {
            return c == '-' || c == '\u2212' || c == '\u2013';
        }

        /** The several blanks and apostrophes that group thousands. */
        private static String withOneBlank(String text) {
            StringBuilder digits = null;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\'' || c == '\u2019' || (c != ' ' && Texts.isBlank(c))) {
                    digits = digits == null ? new StringBuilder(text) : digits;
                    digits.setCharAt(i, ' ');
                }
            }
            return digits == null ? text : digits.toString();
        }
    }
}
