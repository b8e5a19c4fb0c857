package io.millrace.ask.guard;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.parser.ASTNodeAccessImpl;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/**
 * The whole tree of a parsed query, each field of each part of it. The parser's own visitors pass
 * over some subqueries; here nothing can hide, since what the {@link Grammar} does not list is
 * refused.
 */
final class StatementTree {

    private static final String PARSERS_PACKAGE = "net.sf.jsqlparser.";

    private final List<Token> tokens;
    private final Set<String> aliases = new HashSet<>();
    private final Set<String> commonTables = new HashSet<>();
    private final List<String> tables = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private final Deque<Object> open = new ArrayDeque<>();

    private StatementTree(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Looks at every part.
     *
     * @param tokens of the statement as written, to say where something stands
     */
    static StatementTree of(Select statement, List<Token> tokens) throws RefusedException {
        StatementTree tree = new StatementTree(tokens);
        tree.open.push(statement);
        while (!tree.open.isEmpty()) {
            tree.look(tree.open.pop());
        }
        return tree;
    }

    /** The names that the statement declares, in capitals: of columns, tables, windows. */
    Set<String> aliases() {
        return aliases;
    }

    /** The names, without backticks, of what WITH declares. */
    Set<String> commonTables() {
        return commonTables;
    }

    /** The names, without backticks, that stand where a table does. */
    List<String> tables() {
        return tables;
    }

    /** The names, in capitals, of what is called. */
    List<String> functions() {
        return functions;
    }

    private void look(Object node) throws RefusedException {
        if (!Grammar.allows(node.getClass())) {
            throw refused(node);
        }
        note(node);
        for (Class<?> type = node.getClass(); isParsers(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    look(node, field);
                }
            }
        }
        if (node instanceof Collection<?> parts) {
            push(parts);
        }
    }

    /** The base class keeps the place in the text alone. */
    private static boolean isParsers(Class<?> type) {
        return type != ASTNodeAccessImpl.class && type.getName().startsWith(PARSERS_PACKAGE);
    }

    private void look(Object node, Field field) throws RefusedException {
        Optional<Object> set = value(node, field).filter(StatementTree::isSomething);
        if (set.isPresent()) {
            look(node, field, set.get());
        }
    }

    private void look(Object node, Field field, Object value) throws RefusedException {
        if (!Grammar.allows(field.getDeclaringClass(), field.getName())) {
            throw refused(isPart(value) ? value : node);
        }
        if (value instanceof Collection<?> parts && !isPart(value)) {
            push(parts);
        } else if (isPart(value) && !isQualifier(node, value)) {
            open.push(value);
        }
    }

    private static Optional<Object> value(Object node, Field field) {
        try {
            field.setAccessible(true);
            return Optional.ofNullable(field.get(node));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isSomething(Object value) {
        return switch (value) {
            // The place in the text.
            case Node _ -> false;
            case Boolean truth -> truth;
            case Number number -> number.intValue() != 0;
            case String text -> !text.isEmpty();
            case Enum<?> word -> !word.name().equals("NONE");
            case Collection<?> parts -> isPart(parts) || !parts.isEmpty();
            case Object _ -> true;
        };
    }

    private void push(Collection<?> parts) {
        for (Object part : parts) {
            if (isPart(part)) {
                open.push(part);
            }
        }
    }

    /** Texts, numbers and the words of an enum are tokens, which the vocabulary holds. */
    private static boolean isPart(@Nullable Object value) {
        return value != null && isParsers(value.getClass()) && !(value instanceof Enum<?>);
    }

    /** The t of t.column is held to the vocabulary, and names no further table. */
    private static boolean isQualifier(Object node, Object value) {
        return value instanceof Table table
                && (node instanceof net.sf.jsqlparser.schema.Column
                        || node instanceof AllTableColumns)
                && table.getNameParts().size() == 1
                && table.getAlias() == null;
    }

    private void note(Object node) throws RefusedException {
        switch (node) {
            case Alias alias -> declare(alias.getName());
            case Alias.AliasColumn column -> declare(column.name);
            case WindowDefinition window when window.getWindowName() != null ->
                    declare(window.getWindowName());
            case WithItem<?> common -> {
                commonTables.add(plain(common.getAlias().getName()));
                if (common.getWithItemList() != null) {
                    common.getWithItemList().forEach(column -> declare(column.toString()));
                }
            }
            case Limit limit -> {
                checkNumber(limit.getRowCount());
                checkNumber(limit.getOffset());
            }
            case Offset offset -> checkNumber(offset.getOffset());
            case Table table -> {
                if (table.getNameParts().size() != 1) {
                    throw refused(table);
                }
                tables.add(plain(table.getName()));
            }
            case Function function -> functions.add(function.getName().toUpperCase(Locale.ROOT));
            case AnalyticExpression window ->
                    functions.add(window.getName().toUpperCase(Locale.ROOT));
            case Object _ -> {}
        }
    }

    private void checkNumber(@Nullable Expression limit) throws RefusedException {
        if (limit != null && !(limit instanceof LongValue)) {
            throw refused(limit);
        }
    }

    private void declare(String name) {
        aliases.add(plain(name).toUpperCase(Locale.ROOT));
    }

    /** Without backticks, inside of which the lexer lets nothing stand but a plain name. */
    private static String plain(String name) {
        return name.strip().replace("`", "");
    }

    /** Says where the part stands by finding its own tokens again. */
    private RefusedException refused(Object node) {
        String text = node.toString();
        return RefusedException.at(place(text), text, "may not stand in a query here.");
    }

    private int place(String text) {
        try {
            List<Token> part = Lexer.read(text, parameters());
            for (int start = 0; start + part.size() <= tokens.size(); start++) {
                if (matches(part, start)) {
                    return tokens.get(start).start();
                }
            }
            return 0;
        } catch (RefusedException unreadable) {
            return 0;
        }
    }

    private Set<String> parameters() {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.PARAMETER)
                .map(token -> token.text().substring(1))
                .collect(Collectors.toSet());
    }

    private boolean matches(List<Token> part, int start) {
        for (int i = 0; i < part.size(); i++) {
            if (!part.get(i).says(tokens.get(start + i))) {
                return false;
            }
        }
        return !part.isEmpty();
    }
}
