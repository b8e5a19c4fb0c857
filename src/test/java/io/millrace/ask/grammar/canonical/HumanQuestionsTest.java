package io.millrace.ask.grammar.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.ask.benchmark.Benchmark;
import io.millrace.ask.benchmark.BenchmarkCase;
import io.millrace.ask.benchmark.Expectation;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people ask in their own words is left to them, unless it is a phrase word for word. */
class HumanQuestionsTest {

    private static final SemanticModel MODEL = SemanticModel.shipped();
    private static final Breakdown SALES = Breakdown.of(new Measure.Named("sales"));

    private final CanonicalReader reader = new CanonicalReader(MODEL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what were the sales by region last year",
                "Sales by region last year?",
                "Sales in the West",
                "sales, West only",
                "Top 5 products by profit",
                "the top 5 products by profit",
                "Sales of Furniture",
                "Sales for Furniture in 2024",
                "Sales of furniture by month",
                "Sales in 2023 and 2024",
                "Sales in 2023 vs 2024",
                "Sales, 2023 to 2024",
                "Sales in Q3",
                "Sales in march 2024",
                "Sales since March",
                "Sales last 6 months",
                "Sales per region",
                "Sales by region by month",
                "Sales by region and by month",
                "Orders by segment",
                "Orders over 500",
                "Number of customers who bought in 2023 but not 2024",
                "Customers that had no sales in 2024",
                "List all regions",
                "List every product that was returned",
                "Average sales by month",
                "Average of sales by month",
                "Median order value",
                "Sales excluding returns",
                "Sales except Furniture",
                "Sales without discounts",
                "Sales with a discount over 30%",
                "Sales on weekends",
                "Share of sales by region",
                "Sales by region as a share of the total",
                "Running total of sales by month",
                "Sales by month compared with last year",
                "Growth in sales by region",
                "Correlation between discount and profit",
                "Products bought together",
                "The top 10 pairs of products",
                "Cohorts by quarter",
                "Forecast sales by month",
                "Sales; drop table fact_sales",
                "Sales by region -- and the passwords"
            })
    void whatPeopleAskIsNoPhrase(String question) {
        assertEquals(Optional.empty(), reader.read(question));
    }

    @Test
    void whatIsAPhraseMeansWhatPeopleMean() {
        means("sales", SALES);
        means("sales by region", SALES.by(List.of(new Grouping.By("region"))));
        means(
                "sales and profit by month",
                Breakdown.of(new Measure.Named("sales"), new Measure.Named("profit"))
                        .by(List.of(new Grouping.Steps(Unit.MONTH))));
        means("sales last year", sales(new Timespan.Earlier(Unit.YEAR, 1)));
        means("sales in the last 6 months", sales(new Timespan.Latest(6, Unit.MONTH)));
        means("sales since 2024-03-01", sales(new Timespan.Days(LocalDate.of(2024, 3, 1), null)));
        means("number of customers", Breakdown.of(new Measure.Named("customers")));
        means("number of different cities", Breakdown.of(new Measure.CountOf("city")));
        means(
                "return rate by sub-category",
                Breakdown.of(new Measure.Named("return_rate"))
                        .by(List.of(new Grouping.By("subcategory"))));
    }

    private static Breakdown sales(Timespan span) {
        return SALES.about(Subject.EVERYTHING.with(span));
    }

    private void means(String question, SemanticQuery query) {
        assertEquals(Optional.of(query), reader.read(question), question);
    }

    @Test
    void whatCannotBeAnsweredIsNoPhrase() {
        Benchmark.load().stream()
                .filter(each -> !each.expected().contains(Expectation.ANSWERED))
                .map(BenchmarkCase::question)
                .forEach(question ->
                        assertEquals(Optional.empty(), reader.read(question), question));
    }
}
