package io.millrace.ask.guard;

import io.millrace.ask.guard.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The closed vocabulary of one statement: each word must be known where it stands. */
final class Words {

    private static final Vocabulary SHIPPED = Vocabulary.SHIPPED;

    private final MartSchema schema;
    private final Set<String> columns;
    private final StatementTree tree;

    Words(MartSchema schema, StatementTree tree) {
        this.schema = schema;
        this.columns = schema.columnNames();
        this.tree = tree;
    }

    /** A sentence for what is no query at all, before the parser finds fault with its form. */
    static void checkBeginning(List<Token> tokens) throws RefusedException {
        Token first =
                tokens.stream()
                        .filter(token -> !token.is("("))
                        .findFirst()
                        .orElseThrow(() -> new RefusedException("There is no statement."));
        if (!first.is("SELECT") && !first.is("WITH")) {
            throw refused(first, "begins no SELECT, and only a SELECT is run.");
        }
        checkReserved(tokens);
    }

    private static void checkReserved(List<Token> tokens) throws RefusedException {
        for (Token token : tokens) {
            if (token.kind() == Kind.WORD && SHIPPED.reserved().contains(token.upper())) {
                throw refused(token, "may not stand in a query here.");
            }
        }
    }

    /** Holds the names that the tree uses, and then every word, against what is known. */
    void check(List<Token> tokens) throws RefusedException {
        checkReserved(tokens);
        checkNames(tokens);
        checkWords(tokens);
        for (String function : tree.functions()) {
            if (!SHIPPED.functions().contains(function)) {
                throw refused(find(tokens, function), "may not be called here.");
            }
        }
    }

    private void checkWords(List<Token> tokens) throws RefusedException {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isName()) {
                checkWord(
                        tokens.get(i),
                        i > 0 ? tokens.get(i - 1) : tokens.get(i),
                        i + 1 < tokens.size() ? tokens.get(i + 1) : tokens.get(i));
            }
        }
    }

    private void checkNames(List<Token> tokens) throws RefusedException {
        for (String alias : tree.aliases()) {
            if (schema.tables().keySet().stream().anyMatch(alias::equalsIgnoreCase)) {
                throw refused(find(tokens, alias), "is a table already; choose another name.");
            }
            if (isKeywordAlone(alias)) {
                throw refused(
                        find(tokens, alias), "is a word of the language; choose another name.");
            }
        }
        for (String table : tree.tables()) {
            if (!schema.tables().containsKey(table) && !tree.commonTables().contains(table)) {
                throw refused(
                        find(tokens, table),
                        "is no table here; there are %s."
                                .formatted(String.join(", ", schema.tables().keySet())));
            }
        }
    }

    /** The tables of the mart that the statement reads. */
    SortedSet<String> tables() {
        SortedSet<String> tables = new TreeSet<>(tree.tables());
        tables.retainAll(schema.tables().keySet());
        return tables;
    }

    private void checkWord(Token word, Token before, Token after) throws RefusedException {
        boolean isMember = before.is(".");
        if (isMember && after.is(".")) {
            throw refused(word, "is part of a name with a schema; there is one schema here.");
        }
        if (after.is("(") && !isMember) {
            if (!isCallable(word)) {
                throw refused(word, "may not be called here.");
            }
        } else if (after.is(".")) {
            if (!schema.tables().containsKey(word.name()) && !isDeclared(word)) {
                throw refused(word, "is no table of this query.");
            }
        } else if (after.is("(") || (!isName(word) && (isMember || !isKeyword(word)))) {
            throw refused(word, "is no column, table or name of this query.");
        }
    }

    /** Keywords before a bracket, functions, and what WITH names together with its columns. */
    private boolean isCallable(Token word) {
        return isKeyword(word)
                || (word.kind() == Kind.WORD && SHIPPED.functions().contains(word.upper()))
                || tree.commonTables().contains(word.name());
    }

    private static boolean isKeyword(Token word) {
        return word.kind() == Kind.WORD && SHIPPED.keywords().contains(word.upper());
    }

    /** Others are keywords only where no name can stand, as in {@code DATE '2024-01-31'}. */
    private boolean isKeywordAlone(String alias) {
        return SHIPPED.keywords().contains(alias)
                && !SHIPPED.functions().contains(alias)
                && !columns.contains(alias);
    }

    private boolean isName(Token word) {
        return columns.contains(word.name().toUpperCase(Locale.ROOT))
                || schema.tables().containsKey(word.name())
                || isDeclared(word);
    }

    private boolean isDeclared(Token word) {
        return tree.aliases().contains(word.name().toUpperCase(Locale.ROOT));
    }

    /** Where a name stands first. */
    private static Token find(List<Token> tokens, String name) {
        return tokens.stream()
                .filter(token -> token.isName() && token.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(tokens.getFirst());
    }

    private static RefusedException refused(Token token, String because) {
        return RefusedException.at(token.start(), token.text(), because);
    }
}
