package io.millrace.etl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Puts the warehouse's keys into sales, and counts and adds them up on the way. */
final class SaleEdit implements EditedRows.Edit {

    private static final int CUSTOMER = Feed.SALES.columns().indexOf("customer_id");
    private static final int PRODUCT = CUSTOMER + 1;
    private static final int PLACE = CUSTOMER + 2;

    private final RowFields fields = new RowFields(Feed.SALES.columns().size());
    private final KeyTable customers;
    private final KeyTable products;
    private final KeyTable places;
    private final SaleSums sums;
    private final UseCounts uses;
    private final ReturnedOrders returned;

    SaleEdit(
            KeyTable customers,
            KeyTable products,
            KeyTable places,
            SaleSums sums,
            UseCounts uses,
            ReturnedOrders returned) {
        this.customers = customers;
        this.products = products;
        this.places = places;
        this.sums = sums;
        this.uses = uses;
        this.returned = returned;
    }

    /** The columns of a fact that the edited rows hold. */
    static List<String> columns() {
        Stream<String> ofSales =
                Feed.SALES.columns().stream()
                        .map(column ->
                                switch (column) {
                                    case "customer_id" -> "customer_key";
                                    case "product_id" -> "product_key";
                                    case "place_hash" -> "location_key";
                                    default -> column;
                                });
        return Stream.concat(ofSales, Stream.of("return_key")).toList();
    }

    @Override
    public boolean row(byte[] bytes, int start, int end, ByteArrayOutputStream edited) {
        fields.split(bytes, start, end);
        int customer = key(customers, CUSTOMER);
        int product = key(products, PRODUCT);
        int place = key(places, PLACE);
        if (customer == KeyTable.NONE || product == KeyTable.NONE || place == KeyTable.NONE) {
            return false;
        }
        edited.write(bytes, start, fields.start(CUSTOMER) - start);
        NumberingEdit.write(customer, edited);
        NumberingEdit.write(product, edited);
        NumberingEdit.write(place, edited);
        int rest = fields.start(PLACE + 1);
        edited.write(bytes, rest, end - rest - 1);
        edited.write('\t');
        write(returned.returnKey(fields), edited);
        sums.add(fields, customer, product, place);
        uses.add(customer, place);
        return true;
    }

    /** The last field of a row: a key, or NULL where there is none. */
    private static void write(int returnKey, ByteArrayOutputStream edited) {
        String field = returnKey == KeyTable.NONE ? "\\N" : Integer.toString(returnKey);
        edited.writeBytes((field + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private int key(KeyTable keys, int field) {
        return keys.key(fields.bytes(), fields.start(field), fields.end(field));
    }
}
