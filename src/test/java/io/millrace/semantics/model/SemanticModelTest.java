package io.millrace.semantics.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The semantic model: what ships reads well, a company may extend it, and faults are all told. */
class SemanticModelTest {

    @TempDir private Path home = Path.of("");

    @Test
    void theShippedModelHasNoFaults() {
        SemanticModel model = SemanticModel.shipped();
        assertEquals(new Formula.Ratio("profit", "sales"), model.measure("margin").formula());
        assertEquals(List.of("l.city", "l.state", "l.country"), model.dimension("city").key());
        assertTrue(
                model.measure("late_lines").formula() instanceof Formula.Sum(String expression)
                        && !expression.contains("{"));
    }

    @Test
    void aCompanyAddsAndReplaces() throws IOException {
        SemanticModel model =
                read(
                        """
                        measures:
                          pallets: {label: pallets, sum: f.quantity / 48, format: decimal, words: [pallet]}
                        flags:
                          late: {sql: f.ship_date_key > f.order_date_key, label: late, words: [late], not: [on time]}
                        """);
        assertEquals(new Formula.Sum("f.quantity / 48"), model.measure("pallets").formula());
        assertEquals("f.ship_date_key > f.order_date_key", model.flag("late").expression());
        assertEquals("sales", model.usualMeasure());
    }

    @Test
    void everyFaultIsToldAtOnce() {
        String message =
                faults(
                        """
                        measures:
                          pallets: {label: pallets, sum: x.quantity, average: f.quantity, format: crates, wrods: [pallet]}
                        colours: {red: 1}
                        """);
        assertTrue(message.contains("colours is no section"), message);
        message =
                faults(
                        """
                        measures:
                          pallets: {label: pallets, sum: f.quantity, average: f.quantity, format: crates, wrods: [pallet]}
                        """);
        assertTrue(message.contains("has 3 faults"), message);
        assertTrue(message.contains("pallets must have exactly one of sum"), message);
        assertTrue(message.contains("format \"crates\", which is none of money"), message);
        assertTrue(message.contains("\"wrods\""), message);
    }

    @Test
    void whatCannotBeRightIsRefused() {
        String message =
                faults(
                        """
                        tables:
                          r: {table: fact_return, join: r.order_id = f.order_id}
                        measures:
                          pallets: {label: pallets, sum: x.quantity, format: number, words: [turnover]}
                          worth: {label: worth, average: f.sales, format: money, aggregate: sales, words: [worth]}
                          odd: {label: odd, ratio: [margin, gold], format: money, words: [odd]}
                        dimensions:
                          shelf: {label: shelf, table: s, name: s.shelf, values: few, parent: aisle, words: [territory]}
                          mood: {label: mood, table: c, computed: mood, values: listed, listed: [Good], words: [mood]}
                        ambiguous:
                          stuff: [things]
                        aggregates:
                          agg_sales_month: {month: month_key, only_by: [shelf], dimensions: {market: market}, columns: {sales: sales}}
                        """);
        for (String fault :
                List.of(
                        "lines would be counted more than once",
                        "uses the table x, unknown here",
                        "\"turnover\" means both measures.sales and measures.pallets",
                        "measures.worth is an average, which cannot be made from monthly sums",
                        "divides margin, which is no measure of its own",
                        "divides gold, which is no measure of its own",
                        "has the table s, which is not there",
                        "has the parent aisle, which is not there",
                        "is computed as mood, which is unknown here",
                        "is right only by shelf, by which it has no rows",
                        "\"territory\" means both",
                        "may mean things, which is neither")) {
            assertTrue(message.contains(fault), fault + "\n" + message);
        }
    }

    private SemanticModel read(String yaml) throws IOException {
        Files.writeString(home.resolve("semantics.yaml"), yaml);
        return SemanticModel.load(home);
    }

    private String faults(String yaml) {
        return String.valueOf(assertThrows(MillraceException.class, () -> read(yaml)).getMessage());
    }
}
