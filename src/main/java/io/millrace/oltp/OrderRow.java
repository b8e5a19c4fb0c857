package io.millrace.oltp;

import io.millrace.oltp.csv.Column;
import io.millrace.oltp.csv.Columns;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a row of a file of orders must hold. */
record OrderRow(Columns columns, Vocabulary vocabulary) implements Staging.RowWriter {

    @Override
    public void write(Cells cells, RowValues rows) {
        @Nullable LocalDate ordered = cells.date(Column.ORDER_DATE);
        @Nullable LocalDate shipped = cells.date(Column.SHIP_DATE);
        if (ordered != null && shipped != null && shipped.isBefore(ordered)) {
            cells.fault(
                    Column.SHIP_DATE,
                    "This is before the day of the order, %s.".formatted(ordered));
        }
        rows.value(cells.optionalText(Column.ROW_ID, 40))
                .value(cells.optionalCount(Column.ORDER_LINE))
                .value(cells.id(Column.ORDER_ID, 40))
                .value(ordered)
                .value(shipped)
                .value(shipMode(cells))
                .value(cells.id(Column.CUSTOMER_ID, 40))
                .value(cells.text(Column.CUSTOMER_NAME, 160))
                .value(cells.text(Column.SEGMENT, 60))
                .value(cells.text(Column.CITY, 100))
                .value(cells.text(Column.STATE, 80))
                .value(cells.text(Column.COUNTRY, 80))
                .value(postalCode(cells))
                .value(cells.optionalText(Column.MARKET, 60))
                .value(cells.text(Column.REGION, 60))
                .value(cells.id(Column.PRODUCT_ID, 40))
                .value(cells.text(Column.CATEGORY, 80))
                .value(cells.text(Column.SUB_CATEGORY, 80))
                .value(cells.text(Column.PRODUCT_NAME, 250));
        BigDecimal sales = cells.money(Column.SALES);
        rows.value(sales)
                .value(cells.count(Column.QUANTITY))
                .value(cells.fraction(Column.DISCOUNT))
                .value(cells.money(Column.PROFIT))
                .value(cells.optionalMoney(Column.SHIPPING_COST))
                .value(cells.word(Column.ORDER_PRIORITY, vocabulary, "order priority"));
    }

    private @Nullable String shipMode(Cells cells) {
        return cells.text(Column.SHIP_MODE, 40) == null
                ? null
                : cells.word(Column.SHIP_MODE, vocabulary, "ship mode");
    }

    /** A column that is there but blank says that the place has none. */
    private @Nullable String postalCode(Cells cells) {
        String code = cells.optionalText(Column.POSTAL_CODE, 20);
        return code == null && columns.has(Column.POSTAL_CODE) ? "" : code;
    }
}
