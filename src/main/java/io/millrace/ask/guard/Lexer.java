package io.millrace.ask.guard;

import io.millrace.ask.guard.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Splits a statement into tokens, and refuses every character that the servers could read in a way
 * of their own: comments, variables, escapes, letters beyond ASCII outside of texts.
 */
final class Lexer {

    /** Longer statements are not looked at, so that none can keep the guard busy. */
    static final int LONGEST = 20_000;

    private static final int DEEPEST = 50;

    private static final String SINGLES = "(),.*+-/%=<>;";
    private static final Set<String> DOUBLES = Set.of("<=", ">=", "<>", "!=");
    private static final String EQUALS_ALSO_NULL = "<=>";

    private final String sql;
    private final Set<String> parameters;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private Lexer(String sql, Set<String> parameters) {
        this.sql = sql;
        this.parameters = parameters;
    }

    /** The tokens in order, without a semicolon at the end. */
    static List<Token> read(String sql) throws RefusedException {
        return read(sql, Set.of());
    }

    /**
     * The tokens of a statement with values to be bound.
     *
     * @param parameters their names, without the colon
     */
    static List<Token> read(String sql, Set<String> parameters) throws RefusedException {
        if (sql.length() > LONGEST) {
            throw new RefusedException(
                    "The statement has %,d characters; at most %,d are run."
                            .formatted(sql.length(), LONGEST));
        }
        return new Lexer(sql, parameters).all();
    }

    private List<Token> all() throws RefusedException {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else {
                next(c);
            }
        }
        if (!tokens.isEmpty() && tokens.getLast().is(";")) {
            tokens.removeLast();
        }
        for (Token token : tokens) {
            if (token.is(";")) {
                throw refused(token.start(), ";", "would begin a second statement; one is run.");
            }
        }
        return List.copyOf(tokens);
    }

    private void next(char c) throws RefusedException {
        if (isLetter(c)) {
            word();
        } else if (isDigit(c) || (c == '.' && isDigit(ahead(1)))) {
            number();
        } else if (c == '\'') {
            text();
        } else if (c == '`') {
            quoted();
        } else if (c == ':' && !parameters.isEmpty() && isLetter(ahead(1))) {
            parameter();
        } else {
            symbol(c);
        }
    }

    private void parameter() throws RefusedException {
        int end = nameEnd(at + 1);
        String name = sql.substring(at + 1, end);
        if (!parameters.contains(name)) {
            throw refused(
                    at,
                    ":" + name,
                    "is no parameter here; there are %s."
                            .formatted(
                                    parameters.stream()
                                            .sorted()
                                            .collect(Collectors.joining(", :", ":", ""))));
        }
        add(Kind.PARAMETER, end);
    }

    /** Behind the last letter or digit of a name. */
    private int nameEnd(int from) {
        int end = from;
        while (end < sql.length() && (isLetter(sql.charAt(end)) || isDigit(sql.charAt(end)))) {
            end++;
        }
        return end;
    }

    private void word() throws RefusedException {
        int end = nameEnd(at + 1);
        String word = sql.substring(at, end);
        if (word.startsWith("_")) {
            throw refused(at, word, "begins with an underscore, as the name of a character set.");
        }
        if (end < sql.length() && sql.charAt(end) == '\'' && word.length() == 1) {
            throw refused(at, word + "'", "begins a literal in hexadecimal, bits or another set.");
        }
        add(Kind.WORD, end);
    }

    private void number() throws RefusedException {
        int end = digits(at);
        if (end < sql.length() && sql.charAt(end) == '.') {
            end = digits(end + 1);
        }
        if (end < sql.length() && "eE".indexOf(sql.charAt(end)) >= 0) {
            int power = end + 1;
            if (power < sql.length() && "+-".indexOf(sql.charAt(power)) >= 0) {
                power++;
            }
            end = Math.max(end, digits(power) > power ? digits(power) : end);
        }
        if (end < sql.length() && (isLetter(sql.charAt(end)) || sql.charAt(end) == '.')) {
            throw refused(at, sql.substring(at, end + 1), "is no number in decimal digits.");
        }
        add(Kind.NUMBER, end);
    }

    private int digits(int from) {
        int end = from;
        while (end < sql.length() && isDigit(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private void text() throws RefusedException {
        int end = at + 1;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            if (c == '\'' && (end + 1 == sql.length() || sql.charAt(end + 1) != '\'')) {
                add(Kind.STRING, end + 1);
                return;
            }
            end += insideText(end);
        }
        throw refused(at, sql.substring(at), "opens a quote that is never closed.");
    }

    /** How many chars the character there has; a doubled quote counts as one character. */
    private int insideText(int there) throws RefusedException {
        char c = sql.charAt(there);
        if (c == '\\') {
            throw refused(there, "\\", "is a backslash, which the servers read in ways of theirs.");
        }
        if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f) {
            throw control(there);
        }
        if (Character.isSurrogate(c)) {
            if (there + 1 < sql.length() && Character.isSurrogatePair(c, sql.charAt(there + 1))) {
                return 2;
            }
            throw refused(there, "Half a character", "stands in a text.");
        }
        return c == '\'' ? 2 : 1;
    }

    private void quoted() throws RefusedException {
        int end = nameEnd(at + 1);
        if (end == at + 1 || end == sql.length() || sql.charAt(end) != '`') {
            throw refused(
                    at,
                    sql.substring(at, Math.min(sql.length(), end + 1)),
                    "is a backtick around something else than a plain name.");
        }
        add(Kind.QUOTED, end + 1);
    }

    private void symbol(char c) throws RefusedException {
        if (sql.startsWith(EQUALS_ALSO_NULL, at)) {
            add(Kind.SYMBOL, at + EQUALS_ALSO_NULL.length());
            return;
        }
        String two = sql.substring(at, Math.min(sql.length(), at + 2));
        switch (two) {
            case "--", "/*", "*/" -> throw refused(at, two, "is a comment; write none.");
            case "||" -> throw refused(at, two, "means OR on one server; write CONCAT or OR.");
            case "&&" -> throw refused(at, two, "is not run; write AND.");
            case ":=" -> throw refused(at, two, "would set a variable.");
            case "->" -> throw refused(at, two, "would reach into JSON; there is none here.");
            case String _ -> {}
        }
        if (DOUBLES.contains(two)) {
            add(Kind.SYMBOL, at + 2);
        } else if (SINGLES.indexOf(c) >= 0) {
            nest(c);
            add(Kind.SYMBOL, at + 1);
        } else {
            throw unknown(c);
        }
    }

    private void nest(char c) throws RefusedException {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth > DEEPEST) {
            throw refused(at, "(", "is nested deeper than %d.".formatted(DEEPEST));
        }
    }

    private RefusedException unknown(char c) {
        if (c < ' ' || c == 0x7f) {
            return control(at);
        }
        String because =
                switch (c) {
                    case '#' -> "begins a comment; write none.";
                    case '@' -> "begins a variable; there are none here.";
                    case '\\' -> "is a backslash, which the servers read in ways of theirs.";
                    case '"' -> "is a double quote; texts stand between single quotes (').";
                    case '?', ':' -> "would be a parameter; write the value.";
                    default ->
                            c > 0x7f
                                    ? "is no ASCII; such characters stand in texts alone."
                                    : "may not stand in a query here.";
                };
        return refused(at, Character.toString(sql.codePointAt(at)), because);
    }

    private static RefusedException control(int there) {
        return refused(there, "A control character", "may not stand in a query.");
    }

    private static RefusedException refused(int there, String what, String because) {
        return RefusedException.at(there, what, because);
    }

    private void add(Kind kind, int end) throws RefusedException {
        if (kind == Kind.STRING && !tokens.isEmpty() && tokens.getLast().kind() == Kind.STRING) {
            throw refused(at, sql.substring(at, end), "would be one text with that before it.");
        }
        tokens.add(new Token(kind, sql.substring(at, end), at));
        at = end;
    }

    private char ahead(int by) {
        return at + by < sql.length() ? sql.charAt(at + by) : 0;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
