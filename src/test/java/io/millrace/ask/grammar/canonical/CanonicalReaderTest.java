package io.millrace.ask.grammar.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the one phrase of a question is read, word for word. What is read, the law has. */
class CanonicalReaderTest {

    private static final Breakdown SALES_BY_REGION =
            Breakdown.of(new Measure.Named("sales")).by(List.of(new Grouping.By("region")));

    private final CanonicalReader reader = new CanonicalReader(SemanticModel.shipped());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales by region",
                "sales by region",
                "Sales by region.",
                "  sales by region.\n"
            })
    void theFirstLetterAndTheFullStopDoNotCount(String sentence) {
        assertEquals(Optional.of(SALES_BY_REGION), reader.read(sentence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "Sales by region..",
                "Sales by region?",
                "Sales by Region",
                "SALES by region",
                "Sales  by region",
                "Sales by region,",
                "Sales by regions",
                "Sales by region and",
                "Sales by region, month",
                "Sales by region please",
                "Revenue by region",
                "Sales and by region",
                "Orders by region",
                "Number of different orders divided by sales"
            })
    void otherWordsAreNotRead(String sentence) {
        assertEquals(Optional.empty(), reader.read(sentence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales in March",
                "Sales in Q5 2024",
                "Sales in Q0 2024",
                "Sales in week 53 of 2021",
                "Sales on 2024-02-30",
                "Sales in 02024",
                "Sales in 20245",
                "Sales since 2024",
                "Sales from 2024-01-01 to 2024-12-31",
                "Sales from 2024-03-05 to 2024-03-04",
                "Sales at any time",
                "Sales in 2023 or in 2024",
                "Sales 1 year ago",
                "Sales in the last 6 month",
                "Sales in the last 0 days",
                "Sales in the last 99999999999 days",
                "Sales, dated by order date",
                "Sales, with ship date in 2023 and in 2024",
                "Sales, on day 32 of any month",
                "Sales, in Q1 of any year or in Q2 of any year"
            })
    void timesThatAreNotSaidLikeThat(String sentence) {
        assertEquals(Optional.empty(), reader.read(sentence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales, for region west",
                "Sales, for region",
                "Sales, for region \"West\"",
                "Sales, for region West and East",
                "Sales, for region West or",
                "Sales, for region West or region East",
                "Sales, for region \"U.S.",
                "Sales, for region U.S.",
                "Sales, for region New Or Old",
                "Sales, for planet Earth",
                "Sales, with discount over 10",
                "Sales, with discount over 10.0%",
                "Sales, with line sales over 1000",
                "Sales, with line sales over 1,00",
                "Sales, with line sales at least 3 and at most 5",
                "Sales, with line sales at least 3 and at most",
                "Sales, of customer that had sales",
                "Sales, (of customers that had sales)",
                "Sales, that were returned",
                "Sales, of customers that had sales, in 2023",
                "Sales, of customers that had sales only those returned",
                "Sales, of customers that had sales (of products that had sales"
            })
    void conditionsThatAreNotSaidLikeThat(String sentence) {
        assertEquals(Optional.empty(), reader.read(sentence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales by region, top 5 by sales",
                "Sales by region, the top 0 by sales",
                "Sales by region, the top 9999999999 by sales",
                "Sales by region, the top 5",
                "Sales by region, the top 5 by sales, only where sales are over 3",
                "Sales by region, as a share of the total, compared with 2023",
                "Sales by region, only where sales is over 3",
                "Sales by month, as a moving average over 3 weeks",
                "Sales by month, as a moving average over 3 month",
                "Sales by region, compared with in 2023",
                "Sales, comparing category Furniture or Chairs with Technology",
                "Sales by region, as the share of those only those returned",
                "The fewest customers that make 80 of sales",
                "The top 10 pairs of products bought together by lift with Desk",
                "Coverage of the data by region"
            })
    void figuresThatAreNotSaidLikeThat(String sentence) {
        assertEquals(Optional.empty(), reader.read(sentence));
    }

    @Test
    void aSentenceWithTwoMeaningsIsNotRead(@TempDir Path home) throws IOException {
        Files.writeString(
                home.resolve("semantics.yaml"),
                "measures: {odd: {label: growth in sales, sum: f.quantity, format: percent, words: [oddity]}}");
        CanonicalReader other = new CanonicalReader(SemanticModel.load(home));
        SemanticQuery byProfit =
                SALES_BY_REGION.ranked(Ranking.top(new Measure.Named("profit"), 3));
        assertEquals(Optional.of(byProfit), other.read("Sales by region, the top 3 by profit"));
        assertEquals(Optional.empty(), other.read("Sales by region, the top 3 by growth in sales"));
    }

    @Test
    void aLabelMayBeginAsItLikes(@TempDir Path home) throws IOException {
        Files.writeString(
                home.resolve("semantics.yaml"),
                """
                measures:
                  web: {label: eShop sales, sum: f.sales, format: money, words: [eshop sales]}
                  sku: {label: SKUs moved no., sum: f.quantity, format: number, words: [skus moved]}
                """);
        CanonicalReader other = new CanonicalReader(SemanticModel.load(home));
        assertEquals(
                Optional.of(Breakdown.of(new Measure.Named("web"), new Measure.Named("sku"))),
                other.read("EShop sales and SKUs moved no."));
        assertEquals(
                Optional.of(Breakdown.of(new Measure.Named("sku"))), other.read("SKUs moved no."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " or West",
                " and for region West",
                " and (of products that had sales",
                ", for region West",
                " and in 2024",
                "\"\"\"\""
            })
    void longSentencesEndSoon(String repeated) {
        String most = repeated.repeat(9_900 / repeated.length());
        for (String begin :
                List.of("Sales", "Sales, for region West", "Sales, of customers that had sales")) {
            assertTimeout(
                    Duration.ofSeconds(5), () -> reader.read(begin + most + ", and then nothing"));
        }
    }
}
