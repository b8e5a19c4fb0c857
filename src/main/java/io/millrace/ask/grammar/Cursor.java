package io.millrace.ask.grammar;

import java.util.List;
import java.util.Optional;

/** A place in a question; constructs move it on over what they understood. */
final class Cursor {

    private final List<Lexeme> lexemes;
    private int at;

    Cursor(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    boolean atEnd() {
        return at >= lexemes.size();
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    void skip(int count) {
        at += count;
    }

    /** What stands so many places ahead; nothing that means anything behind the end. */
    Lexeme peek(int ahead) {
        int place = at + ahead;
        return place >= 0 && place < lexemes.size() ? lexemes.get(place) : NOTHING;
    }

    Lexeme next() {
        return peek(0);
    }

    boolean is(Keyword keyword) {
        return next().is(keyword);
    }

    boolean is(int ahead, Keyword keyword) {
        return peek(ahead).is(keyword);
    }

    /** Moves over one of these words, if one is next. */
    boolean take(Keyword... keywords) {
        for (Keyword keyword : keywords) {
            if (is(keyword)) {
                at++;
                return true;
            }
        }
        return false;
    }

    /** Moves over what is next if it can stand for such a thing. */
    <S extends Sense> Optional<S> take(Class<S> kind) {
        Optional<S> sense = next().as(kind);
        if (sense.isPresent()) {
            at++;
        }
        return sense;
    }

    boolean takeText(String text) {
        if (next().text().equalsIgnoreCase(text)) {
            at++;
            return true;
        }
        return false;
    }

    List<Lexeme> lexemes() {
        return lexemes;
    }

    private static final Lexeme NOTHING = new Lexeme("", List.of(), false);
}
