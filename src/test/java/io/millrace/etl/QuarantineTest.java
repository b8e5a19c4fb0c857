package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.TestServers;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A bad row, planted past the shop's constraints, waits with its reason while everything else goes
 * on, and is loaded by the sync that follows its repair.
 */
class QuarantineTest {

    /**
     * One kind of damage.
     *
     * @param waiting what the quarantine then says, as "check table"
     */
    record Damage(String name, List<String> waiting, String plant, String repair) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static SyncedShop shop;

    @BeforeAll
    static void open() throws SQLException {
        shop = SyncedShop.open();
        shop.execute(
                "ALTER TABLE oltp.order_line DROP CONSTRAINT order_line_quantity_check, DROP CONSTRAINT"
                        + " order_line_discount_check, DROP CONSTRAINT order_line_check",
                "ALTER TABLE oltp.order_return DROP CONSTRAINT order_return_check");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"links", "values", "twins"})
    void waitsUntilItIsRepaired(Damage damage) throws SQLException {
        plant(damage);
        try {
            shop.execute(
                    "UPDATE oltp.order_line SET quantity = quantity + 1 WHERE order_id = 'O60'");
            assertTrue(shop.follow().rowsQuarantined() > 0);
            assertEquals(damage.waiting, waiting());

            shop.execute(
                    "UPDATE oltp.order_line SET quantity = quantity + 1 WHERE order_id = 'O59'");
            shop.sync();
            assertEquals(damage.waiting, waiting(), "nobody repaired it");
        } finally {
            repair(damage);
        }
        assertEquals(0, shop.follow().rowsQuarantined());
        assertEquals(List.of(), waiting());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twins")
    void alsoWithoutLocalInfile(Damage damage) throws SQLException {
        TestServers.mysql("SET GLOBAL local_infile = 0");
        try {
            waitsUntilItIsRepaired(damage);
        } finally {
            TestServers.mysql("SET GLOBAL local_infile = 1");
        }
    }

    private static void plant(Damage damage) throws SQLException {
        shop.executeAsReplica(damage.plant.split(";\\s*", 0));
    }

    private static void repair(Damage damage) throws SQLException {
        shop.executeAsReplica(damage.repair.split(";\\s*", 0));
    }

    private static List<String> waiting() throws SQLException {
        return shop.warehouse(
                "SELECT DISTINCT CONCAT(check_name, ' ', table_name) AS w FROM etl_quarantine ORDER BY w");
    }

    static Stream<Damage> links() {
        return Stream.of(
                damage(
                        "an order whose customer does not exist",
                        "customer_exists sales_order",
                        "UPDATE oltp.sales_order SET customer_id = 'nobody' WHERE order_id = 'O5'",
                        "UPDATE oltp.sales_order SET customer_id = 'C3' WHERE order_id = 'O5'"),
                damage(
                        "a customer that is gone",
                        "customer_exists sales_order",
                        "DELETE FROM oltp.customer WHERE customer_id = 'C4'",
                        "INSERT INTO oltp.customer VALUES ('C4', 'Back again', 1, NULL, NULL)"),
                damage(
                        "a line under another date than its order",
                        "order_linked order_line",
                        "UPDATE oltp.order_line SET order_date = order_date - 20 WHERE order_id = 'O6' AND"
                                + " line_no = 1",
                        "UPDATE oltp.order_line SET order_date = order_date + 20 WHERE order_id = 'O6' AND"
                                + " line_no = 1"),
                damage(
                        "an order moved without its lines",
                        "order_linked order_line",
                        "UPDATE oltp.sales_order SET order_date = order_date + 40 WHERE order_id = 'O7'",
                        "UPDATE oltp.sales_order SET order_date = order_date - 40 WHERE order_id = 'O7'"),
                damage(
                        "an order moved without its lines and returns",
                        List.of("order_linked order_line", "return_refers_to_order order_return"),
                        "UPDATE oltp.sales_order SET order_date = order_date + 40 WHERE order_id = 'O10'",
                        "UPDATE oltp.sales_order SET order_date = order_date - 40 WHERE order_id = 'O10'"),
                damage(
                        "lines without an order",
                        List.of("order_linked order_line", "return_refers_to_order order_return"),
                        "DELETE FROM oltp.sales_order WHERE order_id = 'O15'",
                        "INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country,"
                                + " ship_state, ship_city, region, market) SELECT DISTINCT order_id, order_date,"
                                + " 'C1', 'x', 'y', 'z', 'West', 'US' FROM oltp.order_line WHERE order_id = 'O15'"),
                damage(
                        "a line of a product that does not exist",
                        "product_exists order_line",
                        "UPDATE oltp.order_line SET product_id = 'nothing' WHERE order_id = 'O8'",
                        "UPDATE oltp.order_line SET product_id = 'P8' WHERE order_id = 'O8'"),
                damage(
                        "a product that is gone",
                        "product_exists order_line",
                        "DELETE FROM oltp.product WHERE product_id = 'P9'",
                        "INSERT INTO oltp.product VALUES ('P9', 'Back again', 4)"),
                damage(
                        "a product without its subcategory",
                        List.of("orphans product", "product_exists order_line"),
                        "DELETE FROM oltp.subcategory WHERE subcategory_id = 5",
                        "INSERT INTO oltp.subcategory VALUES (5, 'Phones', 3)"),
                damage(
                        "a subcategory without its category",
                        List.of("orphans product", "product_exists order_line"),
                        "DELETE FROM oltp.category WHERE category_id = 2",
                        "INSERT INTO oltp.category VALUES (2, 'Office Supplies')"),
                damage(
                        "customers without their segment",
                        List.of("customer_exists sales_order", "orphans customer"),
                        "DELETE FROM oltp.segment WHERE segment_id = 2",
                        "INSERT INTO oltp.segment VALUES (2, 'Corporate')"),
                damage(
                        "a return of an order that does not exist",
                        "return_refers_to_order order_return",
                        "UPDATE oltp.order_return SET order_id = 'none' WHERE return_id = 20",
                        "UPDATE oltp.order_return SET order_id = 'O20' WHERE return_id = 20"),
                damage(
                        "a return under another date than its order",
                        "return_refers_to_order order_return",
                        "UPDATE oltp.order_return SET order_date = order_date + 1 WHERE return_id = 25",
                        "UPDATE oltp.order_return SET order_date = order_date - 1 WHERE return_id = 25"));
    }

    static Stream<Damage> values() {
        return Stream.of(
                line("quantity = 0", "quantity = 1"),
                line("discount = 1.5", "discount = 1"),
                line("discount = -0.1", "discount = 0"),
                line("discount = 'NaN'", "discount = 0"),
                line("sales = 'NaN'", "sales = 1"),
                line("profit = 'NaN'", "profit = 1"),
                line("shipping_cost = 'NaN'", "shipping_cost = 1"),
                line("ship_mode = 'Pigeon'", "ship_mode = 'Same Day'"),
                line("ship_mode = 'Same Day '", "ship_mode = 'Same Day'"),
                line("ship_date = order_date - 1", "ship_date = order_date"),
                line("ship_date = 'infinity'", "ship_date = order_date"),
                line("ship_date = '2200-01-01'", "ship_date = order_date"),
                line("ship_date = '0044-03-15 BC'", "ship_date = order_date"),
                order("order_priority = 'Whenever'", "order_priority = 'Low'"),
                order(
                        "ship_country = ' '",
                        "ship_country = 'x'",
                        "duplicates_and_required sales_order"),
                order("region = ''", "region = 'West'", "duplicates_and_required sales_order"),
                order("market = ''", "market = 'US'", "duplicates_and_required sales_order"),
                damage(
                        "an order of another age",
                        List.of(
                                "domain_and_range order_line",
                                "domain_and_range order_return",
                                "domain_and_range sales_order"),
                        "UPDATE oltp.sales_order SET order_date = '1850-01-01' WHERE order_id = 'O30';"
                                + " UPDATE oltp.order_line SET order_date = '1850-01-01' WHERE order_id = 'O30';"
                                + " UPDATE oltp.order_return SET order_date = '1850-01-01' WHERE order_id = 'O30'",
                        "UPDATE oltp.sales_order SET order_date = '2024-08-01' WHERE order_id = 'O30'; UPDATE"
                                + " oltp.order_line SET order_date = '2024-08-01' WHERE order_id = 'O30'; UPDATE"
                                + " oltp.order_return SET order_date = '2024-08-01' WHERE order_id = 'O30'"),
                damage(
                        "an order without end",
                        List.of("domain_and_range order_line", "domain_and_range sales_order"),
                        "UPDATE oltp.sales_order SET order_date = 'infinity' WHERE order_id = 'O31'; UPDATE"
                                + " oltp.order_line SET order_date = 'infinity' WHERE order_id = 'O31'",
                        "UPDATE oltp.sales_order SET order_date = '2024-08-01' WHERE order_id = 'O31'; UPDATE"
                                + " oltp.order_line SET order_date = '2024-08-01' WHERE order_id = 'O31'"),
                damage(
                        "a return before the order",
                        "domain_and_range order_return",
                        "UPDATE oltp.order_return SET return_date = order_date - 1 WHERE return_id = 35",
                        "UPDATE oltp.order_return SET return_date = order_date WHERE return_id = 35"),
                damage(
                        "a return status that nobody knows",
                        "domain_and_range order_return",
                        "UPDATE oltp.order_return SET return_status = 'Eaten' WHERE return_id = 35",
                        "UPDATE oltp.order_return SET return_status = 'Refunded' WHERE return_id = 35"),
                damage(
                        "a customer without a name",
                        List.of(
                                "duplicates_and_required customer",
                                "orphans order_line",
                                "orphans order_return"),
                        "UPDATE oltp.customer SET customer_name = '  ' WHERE customer_id = 'C6'",
                        "UPDATE oltp.customer SET customer_name = 'Named' WHERE customer_id = 'C6'"),
                damage(
                        "a product without a name",
                        List.of("duplicates_and_required product", "orphans order_line"),
                        "UPDATE oltp.product SET product_name = '' WHERE product_id = 'P6'",
                        "UPDATE oltp.product SET product_name = 'Named' WHERE product_id = 'P6'"));
    }

    /** Keys that a careless comparison takes for others'. */
    static Stream<Damage> twins() {
        return Stream.of(
                damage(
                        "an order beside its twin with a blank",
                        "duplicates_and_required sales_order",
                        "INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country,"
                                + " ship_state, ship_city, region, market) SELECT order_id || ' ', order_date,"
                                + " customer_id, 'x', 'y', 'z', 'West', 'US' FROM oltp.sales_order WHERE order_id"
                                + " = 'O40'; INSERT INTO oltp.order_line (order_id, line_no, order_date,"
                                + " product_id, quantity, sales, profit, ship_date, ship_mode) SELECT 'O40 ', 1,"
                                + " order_date, 'P1', 1, 1, 1, order_date, 'Same Day' FROM oltp.sales_order WHERE"
                                + " order_id = 'O40'",
                        "DELETE FROM oltp.order_line WHERE order_id = 'O40 '; DELETE FROM oltp.sales_order"
                                + " WHERE order_id = 'O40 '"),
                damage(
                        "a customer beside its twin with a blank",
                        List.of("duplicates_and_required customer", "orphans order_line"),
                        "INSERT INTO oltp.customer VALUES ('C7 ', 'Twin', 1, NULL, NULL); UPDATE"
                                + " oltp.sales_order SET customer_id = 'C7 ' WHERE order_id = 'O41'",
                        "UPDATE oltp.sales_order SET customer_id = 'C7' WHERE order_id = 'O41'; DELETE FROM"
                                + " oltp.customer WHERE customer_id = 'C7 '"),
                damage(
                        "a product beside its twin with a blank",
                        List.of("duplicates_and_required product", "orphans order_line"),
                        "INSERT INTO oltp.product VALUES ('P7 ', 'Twin', 1); UPDATE oltp.order_line SET"
                                + " product_id = 'P7 ' WHERE order_id = 'O42'",
                        "UPDATE oltp.order_line SET product_id = 'P7' WHERE order_id = 'O42'; DELETE FROM"
                                + " oltp.product WHERE product_id = 'P7 '"),
                damage(
                        "a return number that stands twice, in two months",
                        "duplicates_and_required order_return",
                        "INSERT INTO oltp.order_return (return_id, order_id, order_date, return_date) SELECT"
                                + " 40, order_id, order_date, order_date FROM oltp.sales_order WHERE order_id ="
                                + " 'O48'",
                        "DELETE FROM oltp.order_return WHERE return_id = 40 AND order_id = 'O48'"),
                damage(
                        "a line number that stands twice, under two dates",
                        "order_linked order_line",
                        "INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id, quantity,"
                                + " sales, profit, ship_date, ship_mode) SELECT order_id, 1, order_date + 3, 'P1',"
                                + " 1, 1, 1, '2030-01-01', 'Same Day' FROM oltp.sales_order WHERE order_id ="
                                + " 'O49'",
                        "DELETE FROM oltp.order_line WHERE order_id = 'O49' AND ship_date = '2030-01-01'"),
                damage(
                        "numbers that stand for nobody",
                        "duplicates_and_required customer",
                        "INSERT INTO oltp.customer VALUES ('', 'Nobody', 1, NULL, NULL); INSERT INTO"
                                + " oltp.order_return (return_id, order_id, order_date, return_date) SELECT -1,"
                                + " order_id, order_date, order_date FROM oltp.sales_order WHERE order_id = 'O50';"
                                + " UPDATE oltp.sales_order SET ship_country = 'unknown', ship_state = 'unknown',"
                                + " ship_city = 'unknown', ship_postal_code = 'unknown', region = 'unknown', market"
                                + " = 'unknown' WHERE order_id = 'O51'",
                        "DELETE FROM oltp.customer WHERE customer_id = ''; DELETE FROM oltp.order_return WHERE"
                                + " return_id = -1; UPDATE oltp.sales_order SET market = 'US' WHERE order_id = 'O51'"));
    }

    private static Damage line(String bad, String good) {
        return damage(
                "a line with " + bad,
                "domain_and_range order_line",
                "UPDATE oltp.order_line SET " + bad + " WHERE order_id = 'O33' AND line_no = 1",
                "UPDATE oltp.order_line SET " + good + " WHERE order_id = 'O33' AND line_no = 1");
    }

    private static Damage order(String bad, String good) {
        return order(bad, good, "domain_and_range sales_order");
    }

    private static Damage order(String bad, String good, String waiting) {
        return damage(
                "an order with " + bad,
                waiting,
                "UPDATE oltp.sales_order SET " + bad + " WHERE order_id = 'O35'",
                "UPDATE oltp.sales_order SET " + good + " WHERE order_id = 'O35'");
    }

    private static Damage damage(String name, String waiting, String plant, String repair) {
        return damage(name, List.of(waiting), plant, repair);
    }

    private static Damage damage(String name, List<String> waiting, String plant, String repair) {
        return new Damage(name, waiting, plant, repair);
    }
}
