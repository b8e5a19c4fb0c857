package io.millrace.ask.guard;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets through one query for PostgreSQL, as written. What it may read and do is left to the account
 * and to the read-only transaction, which PostgreSQL keeps closed; only a second statement could
 * end that transaction, so there is none.
 */
final class ShopGuard {

    private static final Set<String> QUERIES =
            Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN");

    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[A-Za-z_][A-Za-z_0-9]*)?\\$");

    private final String sql;
    private String first = "";
    private int at;
    private int end = -1;

    private ShopGuard(String sql) {
        this.sql = sql;
    }

    static GuardVerdict check(String sql) {
        try {
            return new GuardVerdict.Allowed(
                    new ShopGuard(sql).statement(), new TreeSet<>(), new TreeSet<>());
        } catch (RefusedException refused) {
            return new GuardVerdict.Refused(refused.reason());
        }
    }

    private String statement() throws RefusedException {
        if (sql.indexOf('\0') >= 0) {
            throw RefusedException.at(sql.indexOf('\0'), "NUL", "may not stand in a query.");
        }
        while (at < sql.length()) {
            step(sql.charAt(at));
        }
        if (!QUERIES.contains(first)) {
            throw RefusedException.at(
                    0,
                    first.isEmpty() ? sql.strip() : first,
                    "begins no query, and only a query is run.");
        }
        return end < 0 ? sql : sql.substring(0, end);
    }

    private void step(char c) throws RefusedException {
        if (c <= ' ') {
            at++;
        } else if (sql.startsWith("--", at)) {
            at = lineEnd(at);
        } else if (sql.startsWith("/*", at)) {
            at = comment(at);
        } else if (end >= 0) {
            throw RefusedException.at(at, sql.substring(at), "is a second statement; one is run.");
        } else {
            token(c);
        }
    }

    private void token(char c) throws RefusedException {
        Matcher dollar = DOLLAR.matcher(sql).region(at, sql.length());
        if (c == ';') {
            end = at++;
        } else if (c == '\'' || c == '"') {
            at = quoted(c, false);
        } else if ((c == 'E' || c == 'e') && sql.startsWith("'", at + 1)) {
            at++;
            at = quoted('\'', true);
        } else if (c == '$' && dollar.lookingAt()) {
            at = dollarQuoted(dollar.group());
        } else if (isInName(c) && !Character.isDigit(c) && c != '$') {
            name();
        } else {
            at++;
        }
    }

    private void name() {
        int start = at;
        while (at < sql.length() && isInName(sql.charAt(at))) {
            at++;
        }
        if (first.isEmpty()) {
            first = sql.substring(start, at).toUpperCase(Locale.ROOT);
        }
    }

    /**
     * As PostgreSQL sees it: whatever is beyond ASCII is a letter, also what looks like a space.
     */
    private static boolean isInName(char c) {
        return c > 0x7f || c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }

    private int lineEnd(int there) {
        int i = there;
        while (i < sql.length() && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private int quoted(char quote, boolean hasEscapes) throws RefusedException {
        for (int i = at + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && hasEscapes) {
                i++;
            } else if (c == '\\' && quote == '\'' && sql.startsWith("'", i + 1)) {
                throw RefusedException.at(
                        i, "\\'", "ends the text on some servers only; write E'…\\'…' or ''.");
            } else if (c == quote && sql.startsWith(Character.toString(quote), i + 1)) {
                i++;
            } else if (c == quote) {
                return i + 1;
            }
        }
        throw RefusedException.at(at, sql.substring(at), "opens a quote that is never closed.");
    }

    private int dollarQuoted(String tag) throws RefusedException {
        int close = sql.indexOf(tag, at + tag.length());
        if (close < 0) {
            throw RefusedException.at(at, tag, "opens a quote that is never closed.");
        }
        return close + tag.length();
    }

    /** PostgreSQL's comments stand in each other. */
    private int comment(int there) throws RefusedException {
        int depth = 0;
        for (int i = there; i < sql.length(); i++) {
            if (sql.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (sql.startsWith("*/", i)) {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        throw RefusedException.at(there, "/*", "opens a comment that is never closed.");
    }
}
