package io.millrace.ask.grammar.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.ask.words.Paraphraser;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.values.ValueDictionary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A phrase is a whole question if it can be answered without a guess. */
class WholeQuestionsTest {

    private static final SemanticModel MODEL = SemanticModel.shipped();

    private final WholeQuestions questions =
            new WholeQuestions(
                    MODEL,
                    ValueDictionary.of(
                            MODEL,
                            Map.of(
                                    "l", List.of(Map.of("region", "West")),
                                    "p", List.of(Map.of("product", "Desk, oak")))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales, for region West",
                "Sales, for order \"CA-2024-100\"",
                "Sales, for discount band \"No discount\" or \"Over 50 %\"",
                "The top 3 pairs of products bought together with \"Desk, oak\"",
                "Sales by month, as a running total",
                "List every city"
            })
    void whatIsKnownAndMakesSense(String sentence) {
        assertEquals(sentence, read(sentence, false));
        assertEquals(sentence, read(sentence, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales, for region Mars",
                "Sales, except region West or Mars",
                "Sales, for category West",
                "Sales, for discount band \"Up to 99 %\"",
                "Sales, of customers that had sales for product \"Desk, pine\"",
                "Sales, comparing region West with Mars",
                "Sales, as the share of those for region Mars",
                "The top 3 pairs of products bought together with \"Desk, pine\""
            })
    void aValueThatIsNotThereIsNoQuestion(String sentence) {
        assertEquals("", read(sentence, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales, as a running total",
                "Sales, compared with the period before",
                "Sales, the top 5 by sales",
                "Sales by region, highest first by growth in sales",
                "Customer cohorts by week"
            })
    void whatMakesNoSenseIsNoQuestion(String sentence) {
        assertEquals("", read(sentence, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sales", "Profit margin", "Number of orders and profit"})
    void inAConversationBareMeasuresAreNoQuestionOfTheirOwn(String sentence) {
        assertEquals(sentence, read(sentence, false));
        assertEquals("", read(sentence, true));
    }

    private String read(String sentence, boolean inConversation) {
        return questions.read(sentence, inConversation).map(new Paraphraser(MODEL)::say).orElse("");
    }
}
