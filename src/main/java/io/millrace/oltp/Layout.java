package io.millrace.oltp;

import io.millrace.oltp.csv.Column;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which columns a file of a kind must have, and what stands in for those that it may lack. */
final class Layout {

    private Layout() {}

    /** The columns that a file cannot do without. */
    static Set<Column> required(CsvImport.Kind kind) {
        return switch (kind) {
            case ORDERS ->
                    EnumSet.of(
                            Column.ORDER_ID,
                            Column.ORDER_DATE,
                            Column.SHIP_DATE,
                            Column.SHIP_MODE,
                            Column.CUSTOMER_ID,
                            Column.CUSTOMER_NAME,
                            Column.SEGMENT,
                            Column.CITY,
                            Column.STATE,
                            Column.COUNTRY,
                            Column.REGION,
                            Column.PRODUCT_ID,
                            Column.CATEGORY,
                            Column.SUB_CATEGORY,
                            Column.PRODUCT_NAME,
                            Column.SALES,
                            Column.QUANTITY,
                            Column.PROFIT);
            case RETURNS -> EnumSet.of(Column.RETURNED, Column.ORDER_ID);
        };
    }

    /** The columns that may be missing, each with the words for what stands in for it. */
    static Map<Column, String> defaults(CsvImport.Kind kind) {
        return new EnumMap<>(
                switch (kind) {
                    case ORDERS ->
                            Map.of(
                                    Column.ROW_ID, "the order of the rows",
                                    Column.POSTAL_CODE, "blank",
                                    Column.MARKET,
                                            "US for the United States, Canada for Canada, otherwise Unknown",
                                    Column.DISCOUNT, "0",
                                    Column.SHIPPING_COST, "0",
                                    Column.ORDER_PRIORITY, "Medium");
                    case RETURNS ->
                            Map.of(
                                    Column.RETURN_DATE,
                                            "seven days after the order's last shipment",
                                    Column.REASON, "blank",
                                    Column.REGION, "the order's region");
                });
    }
}
