package io.millrace.etl;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Puts the warehouse's keys into sales, and adds them up on the way. */
final class SaleEdit implements EditedRows.Edit {

    private static final int CUSTOMER = Feed.SALES.columns().indexOf("customer_id");
    private static final int PRODUCT = CUSTOMER + 1;
    private static final int PLACE = CUSTOMER + 2;

    private final RowFields fields = new RowFields(Feed.SALES.columns().size());
    private final KeyTable customers;
    private final KeyTable products;
    private final KeyTable places;
    private final SaleSums sums;

    SaleEdit(KeyTable customers, KeyTable products, KeyTable places, SaleSums sums) {
        this.customers = customers;
        this.products = products;
        this.places = places;
        this.sums = sums;
    }

    /** The columns of a fact that the edited rows hold. */
    static List<String> columns() {
        return Feed.SALES.columns().stream()
                .map(column ->
                        switch (column) {
                            case "customer_id" -> "customer_key";
                            case "product_id" -> "product_key";
                            case "place_hash" -> "location_key";
                            default -> column;
                        })
                .toList();
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
        edited.write(bytes, rest, end - rest);
        sums.add(fields, customer, product, place);
        return true;
    }

    private int key(KeyTable keys, int field) {
        return keys.key(fields.bytes(), fields.start(field), fields.end(field));
    }
}
