package io.millrace.ask.guard;

import io.millrace.ask.guard.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A statement that the guard let through, with the values that are bound to it.
 *
 * @param sql with a question mark for each value
 * @param values in the order of the question marks
 */
public record BoundStatement(String sql, List<Object> values) {

    public BoundStatement {
        values = List.copyOf(values);
    }

    /**
     * Puts question marks where names stand.
     *
     * @param rendered by the guard, which let no names stand but those of these parameters
     */
    static BoundStatement of(String rendered, Map<String, ?> parameters) {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        int end = 0;
        for (Token token : tokens(rendered, parameters)) {
            if (token.kind() == Kind.PARAMETER) {
                sql.append(rendered.substring(end, token.start())).append('?');
                values.add(parameters.get(token.text().substring(1)));
                end = token.end();
            }
        }
        return new BoundStatement(sql.append(rendered.substring(end)).toString(), values);
    }

    private static List<Token> tokens(String rendered, Map<String, ?> parameters) {
        try {
            return Lexer.read(rendered, parameters.keySet());
        } catch (RefusedException impossible) {
            throw new IllegalStateException("The guard let through what it refuses", impossible);
        }
    }
}
