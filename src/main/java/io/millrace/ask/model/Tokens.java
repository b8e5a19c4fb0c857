package io.millrace.ask.model;

/**
 * How long texts are for a model, which counts in tokens of its own: as far as one can tell without
 * its vocabulary.
 */
final class Tokens {

    /** Fewer letters to a token than English, names and JSON have. */
    private static final double FEWEST_LETTERS = 3;

    /** More letters to a token than any of them has. */
    private static final double MOST_LETTERS = 5.5;

    private static final int AROUND_A_MESSAGE = 16;
    private static final int SMALLEST_ROOM = 4_096;

    private Tokens() {}

    /** How many a prompt has at most. */
    static int most(ChatPrompt prompt) {
        return (int) Math.ceil(prompt.length() / FEWEST_LETTERS)
                + prompt.messages().size() * AROUND_A_MESSAGE;
    }

    /** How many it has at least. */
    static int fewest(ChatPrompt prompt) {
        return (int) (prompt.length() / MOST_LETTERS);
    }

    /**
     * A room for so many, in steps: Ollama loads a model anew for each size that it is asked for.
     *
     * @param limit the largest
     */
    static int room(int tokens, int limit) {
        int room = SMALLEST_ROOM;
        while (room < tokens && room < limit) {
            room *= 2;
        }
        return Math.min(room, limit);
    }
}
