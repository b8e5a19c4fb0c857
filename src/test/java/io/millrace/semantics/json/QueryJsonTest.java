package io.millrace.semantics.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.MillraceException;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.RandomQueries;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions survive being written down, and what is no question is refused with its place. */
class QueryJsonTest {

    private static final QueryJson JSON =
            new QueryJson(
                    SemanticModel.shipped(),
                    dimension -> RandomQueries.DEMO_VALUES.getOrDefault(dimension, List.of()));
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Property(tries = 5)
    void whatWasWrittenReadsAsTheSame(@ForAll long seed) {
        RandomQueries.ofDemo(seed).limit(1_000).forEach(QueryJsonTest::assertSurvives);
    }

    @Test
    void whatRandomQuestionsSeldomHaveSurvivesToo() {
        Subject returned =
                new Subject(
                        List.of(
                                new Condition.Dated(DateBasis.SHIP, new Timespan.Everything()),
                                new Condition.OneOf("region", List.of(), true),
                                new Condition.Belonging(
                                        "customer",
                                        Condition.Quantifier.ALL,
                                        new Condition.Deed(
                                                List.of(
                                                        new Condition.Belonging(
                                                                "product",
                                                                Condition.Quantifier.NONE,
                                                                new Condition.Deed(
                                                                        List.of(),
                                                                        new Timespan.Everything(),
                                                                        null))),
                                                new Timespan.Everything(),
                                                null))),
                        new Timespan.Several(
                                List.of(
                                        new Timespan.Everything(),
                                        new Timespan.Several(
                                                List.of(
                                                        new Timespan.Current(Unit.WEEK),
                                                        new Timespan.Days(
                                                                null,
                                                                LocalDate.of(2024, 2, 29)))))),
                        DateBasis.RETURN);
        assertSurvives(new Basket(returned, "category", "Furniture", 7, true));
        assertSurvives(
                Breakdown.of(new Measure.Named("sales"))
                        .by(List.of(new Grouping.Steps(Unit.MONTH)))
                        .about(returned)
                        .ranked(Ranking.bottom(new Measure.CountOf("city"), 0))
                        .compared(new Comparison.WithSpan(new Timespan.Everything()))
                        .accumulated(new Accumulation.Moving(3)));
    }

    private static void assertSurvives(SemanticQuery query) {
        String text = QueryJson.text(query);
        assertEquals(query, JSON.read(text), text);
        assertEquals(query, JSON.read(QueryJson.write(query)), text);
    }

    @Test
    void aQuestionIsShortAndReadable() {
        assertEquals(
                "{'version':1,'kind':'breakdown','measures':[{'measure':'sales'}],"
                        + "'group_by':[{'dimension':'region'}],"
                        + "'filters':[{'dimension':'category','values':['Furniture'],'not':true}],"
                        + "'period':{'from':'2024-01-01','to':'2024-12-31'},"
                        + "'rank':{'measure':'sales','order':'highest','limit':5}}",
                QueryJson.text(
                                Breakdown.of(new Measure.Named("sales"))
                                        .by(List.of(new Grouping.By("region")))
                                        .about(
                                                Subject.EVERYTHING
                                                        .with(
                                                                List.of(
                                                                        new Condition.OneOf(
                                                                                "category",
                                                                                List.of(
                                                                                        "Furniture"),
                                                                                true)))
                                                        .with(
                                                                Timespan.Days.of(
                                                                        Unit.YEAR,
                                                                        LocalDate.of(2024, 5, 1))))
                                        .ranked(Ranking.top(new Measure.Named("sales"), 5)))
                        .replace('"', '\''));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'filters':[{'dimension':'regoin','values':['West']}] | filters[0].dimension: no dimension is called 'regoin'; did you mean 'region'?",
                "'filters':[{'dimension':'region','values':['West','Wset']}] | filters[0].values[1]: no region is called 'Wset'; did you mean 'West'?",
                "'filters':[{'dimension':'segment','values':['Government']}] | filters[0].values[0]: no segment is called 'Government'; there are Consumer, Corporate, Home Office.",
                "'filters':[{'flag':'late','over':3}] | filters[0].over: has no place here beside flag.",
                "'filters':[{}] | filters[0]: must have one of dimension, attribute, flag, cycle, entity, dated_by.",
                "'filters':[{'attribute':'discount'}] | filters[0]: must have one of over, at_least, under, at_most.",
                "'filters':[{'entity':'customer','amount':{'measure':'order','over':2}}] | filters[0].amount.measure: no measure is called 'order'; did you mean 'orders'?",
                "'filters':{'flag':'late'} | filters: must be a list in brackets, not {`flag`:`late`}.",
                "'group_by':['region'] | group_by[0]: must be an object in braces, not `region`.",
                "'group_by':[{'unit':'fortnight'}] | group_by[0].unit: must be one of day, week, month, quarter, half, year, not `fortnight`.",
                "'groupby':[{'dimension':'region'}] | groupby: there is no such property; did you mean 'group_by'?",
                "'period':{'from':'2024-02-30'} | period.from: must be a day such as 2024-12-31, not `2024-02-30`.",
                "'period':{'from':'2024-02-20','to':'2024-01-01'} | period: Days that end on 2024-01-01 before 2024-02-20.",
                "'period':{'latest':2.5,'unit':'month'} | period.latest: must be a whole number, not 2.5.",
                "'period':{'latest':2} | period.unit: is missing.",
                "'rank':{'limit':3} | rank.measure: is missing.",
                "'compare':{'against':'values','dimension':'category','first':'Furniture'} | compare.second: is missing.",
                "'fraction':0.8 | fraction: has no place here beside version, kind, measures.",
                "'measures':[] | The question is not readable as JSON: Duplicate field 'measures'."
            })
    void whatIsWrongIsSaidWithItsPlace(String part, String message) {
        String text =
                "{'version':1,'kind':'breakdown','measures':[{'measure':'sales'}],%s}"
                        .formatted(part);
        assertEquals(message.replace('`', '"'), refusal(text.replace('\'', '"')), part);
    }

    @Test
    void anotherVersionOrNoQuestionIsRefused() {
        assertEquals(
                "version: must be 1, not 2, which is of another Millrace.",
                refusal("{\"version\":2,\"kind\":\"coverage\"}"));
        assertEquals("version: is missing.", refusal("{\"kind\":\"coverage\"}"));
        assertEquals("The question: must be an object in braces, not [].", refusal("[]"));
        assertEquals(
                "The question: Neither a measure nor anything to list.",
                refusal("{\"version\":1,\"kind\":\"breakdown\"}"));
        assertEquals(
                "group_by: must be one, not 0.", refusal("{\"version\":1,\"kind\":\"cohorts\"}"));
        assertThrows(MillraceException.class, () -> JSON.read("{\"version\":1"));
    }

    @Test
    void nothingAndUpperCaseDoNoHarm() throws JsonProcessingException {
        assertEquals(
                Breakdown.of(new Measure.Named("sales"))
                        .about(
                                Subject.EVERYTHING.with(
                                        List.of(Condition.OneOf.of("region", "West")))),
                JSON.read(
                        MAPPER.readTree(
                                """
                                {"version": 1, "kind": "breakdown", "measures": [{"measure": "sales",
                                 "count_of": null}], "group_by": [], "having": [], "period": null,
                                 "filters": [{"dimension": "region", "values": ["WEST"], "not": false}]}
                                """)));
    }

    private static String refusal(String text) {
        MillraceException refused =
                assertThrows(MillraceException.class, () -> JSON.read(text), text);
        assertEquals(MillraceException.Code.BAD_DATA, refused.code());
        return String.valueOf(refused.getMessage());
    }
}
