package io.millrace.semantics.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table of the star by its short name.
 *
 * @param on how it is joined to the facts, along its key; null for the facts themselves
 * @param onlyWhere what must be true of a line to have such a row; null where each has one
 */
public record TableDefinition(
        String alias, String table, @Nullable String on, @Nullable String onlyWhere) {

    private static final Pattern ON_KEY = Pattern.compile("\\w+\\.(\\w+) = f\\.\\1");

    /**
     * The one column along which each line has its row here, called alike on both sides; empty for
     * the facts, and where there is more to it.
     */
    public Optional<String> key() {
        if (on == null || onlyWhere != null) {
            return Optional.empty();
        }
        Matcher matcher = ON_KEY.matcher(on);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
