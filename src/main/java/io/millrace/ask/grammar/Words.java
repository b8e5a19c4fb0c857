package io.millrace.ask.grammar;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks for words that matter wherever they stand in a question. */
final class Words {

    private static final Set<String> ALSO = Set.of("also", "too", "additionally", "as well", "add");
    private static final Set<Keyword> RANKING =
            EnumSet.of(
                    Keyword.TOP,
                    Keyword.HIGHEST,
                    Keyword.LOWEST,
                    Keyword.BOTTOM,
                    Keyword.GREW_FAST,
                    Keyword.FELL_FAST,
                    Keyword.MORE,
                    Keyword.LESS,
                    Keyword.AT_LEAST,
                    Keyword.AT_MOST,
                    Keyword.ABOVE_AVERAGE,
                    Keyword.BELOW_AVERAGE);
    private static final Set<String> BACK =
            Set.of("they", "them", "those", "these", "their", "of those", "of them", "of these");
    private static final Set<String> AUXILIARIES = Set.of("do", "does", "did", "have", "has");
    private static final Set<String> OPENING =
            Set.of("what", "which", "how", "who", "show me", "list", "when", "give me");

    private Words() {}

    static void cues(List<Lexeme> lexemes, Draft draft) {
        for (Lexeme lexeme : lexemes) {
            draft.ranksSomewhere |=
                    RANKING.stream().anyMatch(lexeme::is)
                            || lexeme.as(Sense.Extreme.class).isPresent();
            draft.refersBack |= BACK.contains(lexeme.text().toLowerCase(Locale.ROOT));
            draft.how |= lexeme.is(Keyword.HOW) || lexeme.is(Keyword.HOW_MUCH);
            draft.adds |= ALSO.contains(lexeme.text().toLowerCase(Locale.ROOT));
        }
        if (lexemes.size() > 1 && lexemes.getFirst().text().equalsIgnoreCase("what")) {
            draft.how |= AUXILIARIES.contains(lexemes.get(1).text().toLowerCase(Locale.ROOT));
        }
        if (lexemes.size() > 1
                && lexemes.getFirst()
                        .text()
                        .toLowerCase(Locale.ROOT)
                        .matches("which|which one|what|who")) {
            draft.singularAsked =
                    lexemes.get(1).text().toLowerCase(Locale.ROOT).matches("is|was|has");
        }
        if (!lexemes.isEmpty()) {
            draft.singularAsked |= lexemes.getFirst().text().equalsIgnoreCase("which is");
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
