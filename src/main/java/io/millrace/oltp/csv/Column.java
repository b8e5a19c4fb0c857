package io.millrace.oltp.csv;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns that files of orders and of returns may hold, whatever a file calls them. */
public enum Column {
    ROW_ID("Row ID", "row", "row number", "row no"),
    ORDER_LINE("Order Line", "line no", "line number", "order line no", "order line number"),
    ORDER_ID("Order ID", "order", "order no", "order number", "order nr"),
    ORDER_DATE("Order Date", "date of order", "ordered on", "ordered"),
    SHIP_DATE("Ship Date", "shipping date", "shipped date", "date shipped", "shipped on"),
    SHIP_MODE("Ship Mode", "shipping mode", "ship method", "shipping method", "delivery mode"),
    CUSTOMER_ID("Customer ID", "customer no", "customer number", "client id"),
    CUSTOMER_NAME("Customer Name", "customer", "client", "client name"),
    SEGMENT("Segment", "customer segment", "segment name"),
    CITY("City", "town", "ship city", "ship to city"),
    STATE("State", "state province", "state or province", "province", "ship state"),
    COUNTRY("Country", "country region", "nation", "ship country"),
    POSTAL_CODE("Postal Code", "post code", "zip", "zip code", "zip postal code", "postal"),
    MARKET("Market", "sales market"),
    REGION("Region", "sales region", "return region", "territory"),
    PRODUCT_ID("Product ID", "product no", "product number", "product code", "item id", "sku"),
    CATEGORY("Category", "product category", "category name"),
    SUB_CATEGORY("Sub-Category", "product subcategory", "subcategory name"),
    PRODUCT_NAME("Product Name", "product", "item", "item name"),
    SALES("Sales", "sales amount", "sales value", "revenue", "turnover", "amount"),
    QUANTITY("Quantity", "qty", "units", "quantity ordered", "order quantity"),
    DISCOUNT("Discount", "discount rate", "discount percent"),
    PROFIT("Profit", "profit amount"),
    SHIPPING_COST("Shipping Cost", "ship cost", "shipping costs", "freight", "freight cost"),
    ORDER_PRIORITY("Order Priority", "priority"),
    RETURNED("Returned", "is returned", "return", "return status"),
    RETURN_DATE("Return Date", "returned on", "returned date", "date returned", "date of return"),
    REASON("Reason", "return reason", "reason for return"),
    /** How the rejected rows of an earlier import write dates and numbers. */
    FORMAT("Format");

    private static final String SEPARATOR = ",";
    private static final Pattern IN_PARENTHESES = Pattern.compile("[(\\[].*?[)\\]]");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Map<String, Column> BY_NAME = byName();

    private final String title;
    private final String otherNames;

    Column(String title, String... otherNames) {
        this.title = title;
        this.otherNames = String.join(SEPARATOR, otherNames);
    }

    /** The name that messages and rejected rows use. */
    public String title() {
        return title;
    }

    /**
     * The column that a header means: case, blanks, punctuation, accents and remarks in
     * parentheses, such as a currency, do not matter.
     */
    public static Optional<Column> named(String header) {
        return Optional.ofNullable(BY_NAME.get(key(header)));
    }

    private static String key(String header) {
        String plain = IN_PARENTHESES.matcher(header).replaceAll("");
        String decomposed = Normalizer.normalize(plain, Normalizer.Form.NFKD);
        return NOT_A_LETTER.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Column> byName() {
        Map<String, Column> names = new HashMap<>();
        for (Column column : values()) {
            names.put(key(column.title), column);
            for (String name : column.otherNames.split(SEPARATOR, -1)) {
                names.put(key(name), column);
            }
        }
        return names;
    }
}
