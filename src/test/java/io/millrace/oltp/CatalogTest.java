package io.millrace.oltp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.MillraceException.Code;
import io.millrace.oltp.CustomerCard.Contact;
import io.millrace.oltp.EntryChoices.Area;
import io.millrace.oltp.EntryChoices.Family;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Customers and products, under the accounts of associates on a real PostgreSQL. */
class CatalogTest {

    private static TestCounter shop;
    private static Catalog ann;
    private static Catalog eve;
    private static OrderBook orders;

    @BeforeAll
    static void open() throws SQLException {
        shop = new TestCounter();
        ann = new Catalog(shop.as(shop.ann));
        eve = new Catalog(shop.as(shop.eve));
        orders = new OrderBook(shop.as(shop.ann));
        TestCounter.store(orders);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static void refused(String sentence, Runnable work) {
        MillraceException failure = assertThrows(MillraceException.class, work::run);
        assertEquals(Code.BAD_DATA, failure.code());
        assertTrue(String.valueOf(failure.getMessage()).contains(sentence), failure.getMessage());
    }

    private static List<String> names(String text) {
        return ann.customers(text, 10, new Run()).stream().map(Customer::name).toList();
    }

    private static CustomerCard customer(Catalog catalog, String id) {
        return catalog.customer(id, new Run()).orElseThrow();
    }

    @Test
    void customersAreFoundByNameAndNumber() {
        assertEquals(List.of("Ada Fox"), names(" aDA "));
        assertEquals(List.of("Ada Fox"), names("fox"));
        assertEquals(List.of("Ben Lake"), names("c2"));
        assertEquals(List.of(), names("%"));
        assertEquals(1, ann.customers("", 1, new Run()).size());
    }

    @Test
    void productsAreFoundByNameNumberAndSubcategory() {
        assertEquals(
                List.of(new Product("P1", "Oak chair", "Furniture", "Chairs")),
                ann.products("oak c", 10, new Run()));
        assertEquals(
                List.of("P1", "P2"),
                ann.products("OAK", 10, new Run()).stream().map(Product::productId).toList());
        assertEquals("P3", ann.products("phones", 10, new Run()).getFirst().productId());
        assertEquals("P3", ann.products("p3", 10, new Run()).getFirst().productId());
    }

    @Test
    void theLastOrderSaysWhereToShipAndWhatThingsCost() {
        assertEquals(Optional.of(TestCounter.PORTLAND), ann.lastShipTo("C1", new Run()));
        assertEquals(Optional.empty(), ann.lastShipTo("C2", new Run()));
        assertEquals(Optional.empty(), eve.lastShipTo("C1", new Run()), "not eve's region");
        // 2 pieces for 100.5 after 10 %, with a profit of 2.5.
        assertEquals(
                Optional.of(new Terms(new BigDecimal("55.8333"), new BigDecimal("49.0000"))),
                ann.terms("P1", new Run()));
        assertEquals(Optional.empty(), ann.terms("P3", new Run()));
        assertEquals(
                Optional.of(new Area("West", "US")),
                ann.areaOf("united states", "oregon", new Run()));
        assertEquals(Optional.empty(), ann.areaOf("United States", "Utah", new Run()));
        assertEquals(
                Optional.of(new Area("West", "US")), ann.areaOf("United States", "", new Run()));
    }

    @Test
    void theFormsOfferWhatTheShopKnows() {
        EntryChoices choices = ann.choices(new Run());
        assertEquals(List.of("Critical", "High", "Low", "Medium"), choices.priorities());
        assertEquals(
                List.of("First Class", "Same Day", "Second Class", "Standard Class"),
                choices.shipModes());
        assertEquals(Map.of("First Class", 2), choices.daysToShip());
        assertEquals(
                List.of("Pending", "Refunded", "Rejected", "Returned"), choices.returnStatuses());
        assertTrue(choices.segments().containsAll(List.of("Consumer", "Corporate")));
        assertTrue(choices.families().contains(new Family("Furniture", "Chairs")));
        assertEquals(List.of(new Area("West", "US")), choices.areas());
        assertEquals(List.of(new Area("East", "")), eve.choices(new Run()).areas());
    }

    @Test
    void aCustomerIsCorrectedAndTheHistoryShowsIt() {
        String id = ann.newCustomerId("Dora");
        assertTrue(id.matches("D-\\d{7}"), id);
        NewCustomer dora = new NewCustomer(id, "Dora", "Consumer", "", "555");
        ann.add(dora);
        ann.add(dora);
        CustomerCard loaded = customer(ann, id);
        assertEquals(new Customer(id, "Dora", "Consumer"), loaded.customer());
        assertEquals(Optional.of(new Contact("", "555")), loaded.contact());

        Customer wanted = new Customer(id, "Dora Day", "Corporate");
        ann.save(loaded, wanted, Optional.of(new Contact("dora@example.com", "555")));
        // The same again, as after a lost answer, changes nothing.
        ann.save(loaded, wanted, Optional.of(new Contact("dora@example.com", "555")));
        refused(
                "was changed meanwhile",
                () -> ann.save(loaded, new Customer(id, "Dora Dew", "Consumer"), Optional.empty()));
        assertEquals(wanted, customer(ann, id).customer());
        refused(
                "name is blank",
                () ->
                        ann.save(
                                customer(ann, id),
                                new Customer(id, " ", "Consumer"),
                                Optional.empty()));
        refused(
                "no segment",
                () ->
                        ann.save(
                                customer(ann, id),
                                new Customer(id, "Dora", "Nobles"),
                                Optional.empty()));

        List<String> history =
                ann.historyOfCustomer(id, new Run()).stream()
                        .filter(change -> change.event().equals("update"))
                        .map(change ->
                                change.person()
                                        + " "
                                        + change.field()
                                        + " "
                                        + change.before()
                                        + ">"
                                        + change.after())
                        .sorted()
                        .toList();
        assertEquals(
                List.of(
                        shop.ann + " customer_name Dora>Dora Day",
                        shop.ann + " email >dora@example.com",
                        shop.ann + " segment Consumer>Corporate"),
                history);
    }

    @Test
    void howToReachACustomerStaysWhereItMayNotBeKnown() throws SQLException {
        shop.execute(
                "INSERT INTO oltp.customer VALUES ('C7', 'Ida Moon', 1, 'ida@example.com', '777')");
        shop.execute(
                "INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country, ship_state,"
                        + " ship_city, region, market) VALUES ('E7', '2026-01-01', 'C7', 'a', 'b', 'c', 'East', 'M')");
        CustomerCard seen = customer(ann, "C7");
        assertEquals(Optional.empty(), seen.contact());
        ann.save(seen, new Customer("C7", "Ida Noon", "Consumer"), Optional.empty());
        assertEquals(
                "Ida Noon|ida@example.com|777",
                shop.value(
                        "SELECT concat_ws('|', customer_name, email, phone) FROM oltp.customer WHERE customer_id = 'C7'"));
        assertEquals(
                List.of("customer_name"),
                ann.historyOfCustomer("C7", new Run()).stream()
                        .filter(change -> change.event().equals("update"))
                        .map(PastChange::field)
                        .toList());
        assertEquals(
                0,
                ann.historyOfCustomer("C7", new Run()).stream()
                        .filter(change -> change.field().equals("email"))
                        .count());
        assertEquals(
                1,
                eve.historyOfCustomer("C7", new Run()).stream()
                        .filter(change -> change.field().equals("email"))
                        .count());
    }

    @Test
    void aProductIsAddedAndCorrected() {
        Product lamp = new Product("L1", "Lamp", "Furniture", "Tables");
        ann.add(lamp);
        ann.add(lamp);
        refused(
                "is that of Lamp",
                () -> ann.add(new Product("L1", "Torch", "Furniture", "Tables")));
        refused("no subcategory", () -> ann.add(new Product("L2", "Torch", "Furniture", "Phones")));
        ProductCard loaded = ann.product("L1", new Run()).orElseThrow();
        Product wanted = new Product("L1", "Desk lamp", "Technology", "Phones");
        ann.save(loaded, wanted);
        ann.save(loaded, wanted);
        refused("was changed meanwhile", () -> ann.save(loaded, lamp));
        refused(
                "blank",
                () ->
                        ann.save(
                                ann.product("L1", new Run()).orElseThrow(),
                                new Product("L1", "", "Technology", "Phones")));
        assertEquals(wanted, ann.product("L1", new Run()).orElseThrow().product());
        assertEquals(
                List.of("product_name", "subcategory"),
                ann.historyOfProduct("L1", new Run()).stream()
                        .filter(change -> change.event().equals("update"))
                        .map(PastChange::field)
                        .toList());
    }
}
