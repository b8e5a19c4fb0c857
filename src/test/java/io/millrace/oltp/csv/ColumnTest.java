package io.millrace.oltp.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Column names are understood however a file writes them. */
class ColumnTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Country/Region|COUNTRY",
                "State/Province|STATE",
                "Postcode|POSTAL_CODE",
                "ZIP Code|POSTAL_CODE",
                "Sub Category|SUB_CATEGORY",
                "sub_category|SUB_CATEGORY",
                "Sub-Category|SUB_CATEGORY",
                "order id|ORDER_ID",
                "ORDER_ID|ORDER_ID",
                "OrderID|ORDER_ID",
                "Sales (USD)|SALES",
                "Sales [EUR]|SALES",
                "Discount %|DISCOUNT",
                "Qty.|QUANTITY",
                "Ship date|SHIP_DATE",
                "Région|REGION"
            })
    void understands(String header, Column column) {
        assertEquals(Optional.of(column), Column.named(header));
    }

    @Property
    void caseAndPunctuationNeverMatter(@ForAll Column column, @ForAll boolean upper) {
        String loose = column.title().replace(' ', '_').replace('-', ' ');
        assertEquals(
                Optional.of(column),
                Column.named(
                        upper ? loose.toUpperCase(Locale.ROOT) : loose.toLowerCase(Locale.ROOT)));
    }

    @Test
    void sayNothingAboutTheRest() {
        assertEquals(Optional.empty(), Column.named("Weather"));
        Columns columns = Columns.of(List.of("Weather", "Order ID", "", "Order No"));
        assertEquals(List.of("Weather"), columns.ignored());
        assertEquals(List.of("Order ID"), columns.doubled());
        assertEquals(1, columns.positions().get(Column.ORDER_ID));
    }
}
