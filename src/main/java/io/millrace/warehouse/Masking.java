package io.millrace.warehouse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a role sees a column. */
sealed interface Masking {

    /** As it is. */
    record Clear() implements Masking {}

    /** Another name instead, the same for the same value. */
    record Pseudonym() implements Masking {}

    /** Nothing. */
    record Hidden() implements Masking {}

    /** The first characters. */
    record Prefix(int length) implements Masking {}

    /** What the policy calls it. */
    default String word() {
        return switch (this) {
            case Clear() -> "clear";
            case Pseudonym() -> "pseudonym";
            case Hidden() -> "hidden";
            case Prefix(int length) -> "prefix(" + length + ")";
        };
    }

    /** What is seen, in words. */
    default String sentence() {
        return switch (this) {
            case Clear() -> "as it is";
            case Pseudonym() -> "another name";
            case Hidden() -> "nothing";
            case Prefix(int length) -> "the first " + length;
        };
    }

    Pattern PREFIX = Pattern.compile("prefix\\(([0-9]{1,3})\\)");

    /** The one that the policy calls so. */
    static Optional<Masking> of(String word) {
        Matcher prefix = PREFIX.matcher(word);
        return switch (word) {
            case "clear" -> Optional.of(new Clear());
            case "pseudonym" -> Optional.of(new Pseudonym());
            case "hidden" -> Optional.of(new Hidden());
            case String _ when prefix.matches() ->
                    Optional.of(new Prefix(Integer.parseInt(prefix.group(1))));
            default -> Optional.empty();
        };
    }
}
