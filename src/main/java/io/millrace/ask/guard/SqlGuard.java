package io.millrace.ask.guard;

import io.millrace.ask.guard.Token.Kind;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Lets through one SELECT over the tables of a mart, and nothing else.
 *
 * <p>A statement has to pass three times: its characters and words, each of which must be known;
 * its tree, each part of which must be listed; and the text written anew from the tree, which must
 * say the same words in the same order, so that the parser has passed over nothing. The accounts
 * hold by themselves; this keeps a statement from trying, and from waiting, locking and guessing.
 */
public final class SqlGuard {

    private SqlGuard() {}

    /**
     * Looks at a statement.
     *
     * @param schema what the account that will run it may read
     */
    public static GuardVerdict check(String sql, MartSchema schema) {
        return check(sql, schema, Set.of());
    }

    /**
     * Looks at a statement with values to be bound, each written as a colon and a name.
     *
     * @param parameters the names, without the colon
     */
    static GuardVerdict check(String sql, MartSchema schema, Set<String> parameters) {
        try {
            return allowed(sql, schema, parameters);
        } catch (RefusedException refused) {
            return new GuardVerdict.Refused(refused.reason());
        }
    }

    private static GuardVerdict allowed(String sql, MartSchema schema, Set<String> parameters)
            throws RefusedException {
        List<Token> tokens = Lexer.read(sql, parameters);
        Words.checkBeginning(tokens);
        StatementTree tree;
        String again;
        try {
            Select statement = parse(sql, tokens);
            tree = StatementTree.of(statement, tokens);
            again = statement.toString();
        } catch (StackOverflowError tooDeep) {
            // The parser and its trees call themselves for each level.
            throw new RefusedException("The statement is nested too deep to be looked at.");
        }
        Words words = new Words(schema, tree);
        words.check(tokens);
        String rendered = spelled(again, tokens, parameters);
        words.check(Lexer.read(rendered, parameters));
        return new GuardVerdict.Allowed(rendered, words.tables(), columns(tokens, schema));
    }

    private static Select parse(String sql, List<Token> tokens) throws RefusedException {
        // The parser sees no semicolon, behind which it would look no further.
        String text = sql.substring(0, tokens.getLast().end());
        CCJSqlParser parser = new CCJSqlParser(new StringProvider(text)).withAllowComplexParsing();
        try {
            Statement statement = parser.Statement();
            if (statement instanceof Select select && parser.getToken(1).kind == CCJSqlParser.EOF) {
                return select;
            }
            throw RefusedException.at(
                    tokens.getFirst().start(),
                    tokens.getFirst().text(),
                    "begins no single SELECT.");
        } catch (ParseException cause) {
            throw unreadable(cause, tokens);
        } catch (TokenMgrException cause) {
            throw new RefusedException("The statement cannot be read: " + cause.getMessage());
        }
    }

    private static RefusedException unreadable(ParseException cause, List<Token> tokens) {
        // The parser counts from 1, and has no place for the end.
        int there =
                cause.currentToken == null || cause.currentToken.next == null
                        ? 0
                        : cause.currentToken.next.absoluteBegin;
        return tokens.stream()
                .filter(token -> token.start() == there - 1)
                .findFirst()
                .map(token ->
                        RefusedException.at(
                                token.start(), token.text(), "does not fit where it stands."))
                .orElseGet(() ->
                        RefusedException.at(
                                tokens.getLast().start(),
                                tokens.getLast().text(),
                                "is the last word, but the query is not complete."));
    }

    /**
     * What the parser writes, in the person's spelling: it puts some names in capitals, which would
     * rename columns.
     */
    private static String spelled(String again, List<Token> tokens, Set<String> parameters)
            throws RefusedException {
        List<Token> written = Lexer.read(again, parameters);
        StringBuilder text = new StringBuilder(again);
        for (int i = 0; i < tokens.size(); i++) {
            Token own = tokens.get(i);
            if (i >= written.size() || !own.says(written.get(i))) {
                throw RefusedException.at(
                        own.start(), own.text(), "would not be run as it stands here.");
            }
            if (own.kind() == Kind.WORD) {
                text.replace(written.get(i).start(), written.get(i).end(), own.text());
            }
        }
        if (written.size() > tokens.size()) {
            throw new RefusedException("More would be run than the statement says.");
        }
        return text.toString();
    }

    private static SortedSet<String> columns(List<Token> tokens, MartSchema schema) {
        return schema.tables().values().stream()
                .flatMap(List::stream)
                .map(MartSchema.Column::name)
                .filter(column ->
                        tokens.stream()
                                .anyMatch(token ->
                                        token.isName() && token.name().equalsIgnoreCase(column)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
