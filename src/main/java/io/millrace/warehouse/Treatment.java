package io.millrace.warehouse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a role sees a column. */
sealed interface Treatment {

    /** As it is. */
    record Clear() implements Treatment {}

    /** Another name, the same each time; whoever lacks the key cannot try names out. */
    record Pseudonym() implements Treatment {}

    /** Empty. */
    record Hidden() implements Treatment {}

    /** The first letters. */
    record Prefix(int letters) implements Treatment {}

    Pattern PREFIX = Pattern.compile("prefix\\(([1-9])\\)");

    /** What the policy calls it; empty where it knows no such word. */
    static Optional<Treatment> of(String word) {
        Matcher prefix = PREFIX.matcher(word);
        if (prefix.matches()) {
            return Optional.of(new Prefix(Integer.parseInt(prefix.group(1))));
        }
        return switch (word) {
            case "clear" -> Optional.of(new Clear());
            case "pseudonym" -> Optional.of(new Pseudonym());
            case "hidden" -> Optional.of(new Hidden());
            case String _ -> Optional.empty();
        };
    }

    /** The column {@code t.column} as the view gives it; {@code s} has the key of pseudonyms. */
    default String expression(String column) {
        String clear = "t.`" + column + "`";
        return switch (this) {
            case Clear() -> clear;
            case Pseudonym() ->
                    "IF(t.customer_key = -1, %1$s, CONCAT('Customer ', LEFT(SHA2(CONCAT(s.pseudonym_key, %1$s), 256), 12)))"
                            .formatted(clear);
            // Never anything but NULL, of the column's own type.
            case Hidden() -> "NULLIF(%1$s, %1$s)".formatted(clear);
            case Prefix(int letters) -> "LEFT(%s, %d)".formatted(clear, letters);
        };
    }
}
