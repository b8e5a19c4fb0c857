package io.millrace.ask.benchmark;

import java.util.List;

/**
 * The right rows, as statements that find them, and how freely an answer may show them.
 *
 * @param statements over the tables of a mart, without parameters; the rows of any of them are
 *     right
 * @param ordered whether the order of the rows counts
 * @param prefix whether it is left open how many rows there are; then their order counts
 * @param spread columns that may as well stand below each other in one
 * @param pair two columns whose values may be swapped within a row, or none
 */
public record Gold(
        List<String> statements,
        boolean ordered,
        boolean prefix,
        List<String> spread,
        List<String> pair) {

    public Gold {
        statements = List.copyOf(statements);
        spread = List.copyOf(spread);
        pair = List.copyOf(pair);
    }

    /** The first of the statements, the one that says best what was asked. */
    public String statement() {
        return statements.getFirst();
    }
}
