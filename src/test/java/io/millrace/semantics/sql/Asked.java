package io.millrace.semantics.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Words for questions in tests, and how their answers are held against SQL written by hand. */
final class Asked {

    static final Named SALES = new Named("sales");
    static final Named PROFIT = new Named("profit");
    static final Named MARGIN = new Named("margin");
    static final Named ORDERS = new Named("orders");
    static final Named CUSTOMERS = new Named("customers");
    static final Grouping REGION = new Grouping.By("region");
    static final Grouping CATEGORY = new Grouping.By("category");
    static final Grouping PRODUCT = new Grouping.By("product");
    static final Grouping CUSTOMER = new Grouping.By("customer");
    static final Grouping MONTHS = new Grouping.Steps(Unit.MONTH);
    static final Timespan EVER = new Timespan.Everything();

    private Asked() {}

    static Breakdown by(Measure measure, Grouping... groupings) {
        return Breakdown.of(measure).by(List.of(groupings));
    }

    static Breakdown list(Grouping... groupings) {
        return new Breakdown(
                Subject.EVERYTHING,
                List.of(),
                List.of(groupings),
                List.of(),
                null,
                null,
                null,
                null);
    }

    static Timespan year(int year) {
        return Timespan.Days.of(Unit.YEAR, LocalDate.of(year, 1, 1));
    }

    static Subject in(Timespan span, Condition... conditions) {
        return new Subject(List.of(conditions), span, DateBasis.ORDER);
    }

    static Subject where(Condition... conditions) {
        return in(EVER, conditions);
    }

    static Condition.Deed deed(Timespan span, Condition... conditions) {
        return new Condition.Deed(List.of(conditions), span, null);
    }

    /** The question gives the same rows in the same order as the SQL, which gives some. */
    static void gives(SemanticQuery query, String gold) throws SQLException {
        List<List<String>> expected = DemoWarehouse.shared().rows(gold);
        assertFalse(expected.isEmpty(), "The SQL gives nothing: " + gold);
        assertEquals(
                lines(expected),
                lines(DemoWarehouse.shared().rows(query)),
                () -> DemoWarehouse.shared().compile(query).sql());
    }

    private static String lines(List<List<String>> rows) {
        return String.join("\n", rows.stream().map(String::valueOf).toList());
    }
}
