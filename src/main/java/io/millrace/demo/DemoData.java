package io.millrace.demo;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The rows of the demo company, made as they are written; what is kept does not grow with them. */
final class DemoData {

    private final long seed;
    private final DemoCompany.Size size;
    private final Geography geography = new Geography();
    private final Pace pace;
    private final Catalogue catalogue;
    private final Customers customers;

    DemoData(long seed, DemoCompany.Size size) {
        this.seed = seed;
        this.size = size;
        pace = new Pace(seed, geography.markets(), size.orders());
        catalogue = new Catalogue(seed, size.products());
        customers = new Customers(seed, geography, pace, size);
    }

    Iterator<Order> orders() {
        return new Orders(seed, geography, customers, pace, size);
    }

    long count(DemoTable table) {
        return switch (table) {
            case SEGMENT -> Segment.values().length;
            case CATEGORY -> categories().size();
            case SUBCATEGORY -> catalogue.subcategories().size();
            case PRODUCT -> catalogue.products().size();
            case CUSTOMER -> customers.count();
            case SALES_ORDER -> size.orders();
            case ORDER_LINE -> size.lines();
            case ORDER_RETURN -> size.returns();
        };
    }

    void write(DemoTable table, CopyRows rows) throws SQLException {
        switch (table) {
            case SEGMENT -> writeSegments(rows);
            case CATEGORY -> writeCategories(rows);
            case SUBCATEGORY -> writeSubcategories(rows);
            case PRODUCT -> writeProducts(rows);
            case CUSTOMER -> writeCustomers(rows);
            case SALES_ORDER -> writeOrders(rows);
            case ORDER_LINE -> writeLines(rows);
            case ORDER_RETURN -> writeReturns(rows);
        }
        rows.flush();
    }

    private List<String> categories() {
        return catalogue.subcategories().stream().map(Subcategory::category).distinct().toList();
    }

    private static void writeSegments(CopyRows rows) throws SQLException {
        for (Segment segment : Segment.values()) {
            rows.number(segment.id()).text(segment.words()).end();
        }
    }

    private void writeCategories(CopyRows rows) throws SQLException {
        int id = 0;
        for (String category : categories()) {
            rows.number(++id).text(category).end();
        }
    }

    private void writeSubcategories(CopyRows rows) throws SQLException {
        int id = 0;
        for (Subcategory subcategory : catalogue.subcategories()) {
            int category = 1 + categories().indexOf(subcategory.category());
            rows.number(++id).text(subcategory.name()).number(category).end();
        }
    }

    private void writeProducts(CopyRows rows) throws SQLException {
        for (Product product : catalogue.products()) {
            int subcategory = 1 + catalogue.subcategories().indexOf(product.subcategory());
            rows.text(product.id()).text(product.name()).number(subcategory).end();
        }
    }

    private void writeCustomers(CopyRows rows) throws SQLException {
        for (int market = 0; market < geography.markets().size(); market++) {
            for (long i = 0; i < customers.count(market); i++) {
                Customer customer = customers.get(market, i);
                rows.text(customer.id())
                        .text(customer.name())
                        .number(customer.segment().id())
                        .text(customer.email())
                        .text(customer.phone())
                        .end();
            }
        }
    }

    private void writeOrders(CopyRows rows) throws SQLException {
        for (Iterator<Order> walk = orders(); walk.hasNext(); ) {
            Order order = walk.next();
            rows.text(order.id())
                    .date(order.date())
                    .text(order.priority().words())
                    .text(order.customer().id())
                    .text(order.place().country())
                    .text(order.place().state())
                    .text(order.place().city())
                    .text(order.postalCode())
                    .text(order.place().region())
                    .text(order.place().market())
                    .text(order.enteredBy())
                    .end();
        }
    }

    private void writeLines(CopyRows rows) throws SQLException {
        Lines lines = new Lines(seed, catalogue, size);
        for (Iterator<Order> walk = orders(); walk.hasNext(); ) {
            Order order = walk.next();
            String id = order.id();
            for (Line line : lines.of(order)) {
                rows.text(id)
                        .number(line.number())
                        .date(order.date())
                        .text(line.product().id())
                        .number(line.quantity())
                        .decimal(line.sales())
                        .decimal(line.discount() * 100L)
                        .decimal(line.profit())
                        .date(line.shipDate())
                        .text(line.mode().words())
                        .decimal(line.shippingCost() * 100)
                        .end();
            }
        }
    }

    private void writeReturns(CopyRows rows) throws SQLException {
        Iterator<Optional<Return>> walk = new Returns(seed, this::orders, size.returns()).walk();
        while (walk.hasNext()) {
            Optional<Return> found = walk.next();
            if (found.isPresent()) {
                Return comeBack = found.get();
                rows.number(comeBack.id())
                        .text(comeBack.order().id())
                        .date(comeBack.order().date())
                        .date(comeBack.date())
                        .text(comeBack.status())
                        .text(comeBack.order().place().region())
                        .text(comeBack.reason())
                        .text(comeBack.enteredBy())
                        .end();
            }
        }
    }
}
