package io.millrace.ask.grammar;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A word or phrase of a question with all that it may stand for.
 *
 * @param text as it was written
 * @param senses empty where it is unknown
 */
record Lexeme(String text, List<Sense> senses, boolean isPlural) {

    Lexeme {
        senses = List.copyOf(senses);
    }

    boolean is(Keyword keyword) {
        return senses.contains(new Sense.Word(keyword));
    }

    /** The first sense of this kind. */
    <S extends Sense> Optional<S> as(Class<S> kind) {
        return all(kind).findFirst();
    }

    <S extends Sense> Stream<S> all(Class<S> kind) {
        return senses.stream().filter(kind::isInstance).map(kind::cast);
    }

    boolean isKnown() {
        return !senses.isEmpty();
    }
}
