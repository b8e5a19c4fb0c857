package io.millrace.ask.grammar;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks for words that matter wherever they stand in a question. */
final class Words {

    private static final Set<String> ALSO = Set.of("also", "too", "additionally", "as well", "add");
    private static final Set<String> OPENING =
            Set.of("what", "which", "how", "who", "show me", "list", "when", "give me");

    private Words() {}

    static void cues(List<Lexeme> lexemes, Draft draft) {
        for (Lexeme lexeme : lexemes) {
            draft.how |= lexeme.is(Keyword.HOW) || lexeme.is(Keyword.HOW_MUCH);
            draft.adds |= ALSO.contains(lexeme.text().toLowerCase(Locale.ROOT));
        }
        if (!lexemes.isEmpty()) {
            Lexeme first = lexemes.getFirst();
            draft.asksItself =
                    !first.is(Keyword.WHAT_ABOUT)
                            && (first.is(Keyword.WHICH)
                                    || first.is(Keyword.HOW_MANY)
                                    || first.is(Keyword.HOW_MUCH)
                                    || first.is(Keyword.TOTAL)
                                    || first.is(Keyword.AVERAGE)
                                    || OPENING.contains(first.text().toLowerCase(Locale.ROOT)));
        }
    }
}
