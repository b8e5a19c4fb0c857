package io.millrace.ask.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.RandomQueries;
import io.millrace.semantics.query.SemanticQuery;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the question, its phrase is clean and belongs to it alone. */
class ParaphraseLawTest {

    private static final int QUESTIONS = 1_000;

    private final Paraphraser paraphraser = new Paraphraser(SemanticModel.shipped());

    @Property(tries = 5)
    void differentQuestionsHaveDifferentPhrases(@ForAll long seed) {
        Map<String, SemanticQuery> said = new HashMap<>();
        RandomQueries.ofDemo(seed)
                .limit(QUESTIONS)
                .forEach(query -> {
                    SemanticQuery other = said.putIfAbsent(paraphraser.say(query), query);
                    assertTrue(other == null || other.equals(query), () -> query + "\n" + other);
                });
    }

    @Property(tries = 5)
    void phrasesAreClean(@ForAll long seed) {
        RandomQueries.ofDemo(seed)
                .limit(QUESTIONS)
                .map(paraphraser::say)
                .forEach(sentence -> {
                    assertEquals(sentence.strip(), sentence);
                    assertTrue(Character.isUpperCase(sentence.charAt(0)), sentence);
                    assertTrue(!sentence.contains("  ") && !sentence.contains(" ,"), sentence);
                });
    }
}
