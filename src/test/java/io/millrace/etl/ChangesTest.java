package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is done to the shop, the sync after it leaves what a load from scratch would make. One
 * change after the other on the same shop, so that each also meets what the others left behind.
 */
class ChangesTest {

    /** Statements, each a transaction of its own, after which one sync has to be enough. */
    record Change(String name, boolean asReplica, List<String> statements) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static SyncedShop shop;

    @BeforeAll
    static void open() throws SQLException {
        shop = SyncedShop.open();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "lines",
        "orders",
        "returns",
        "names",
        "keys",
        "transactions",
        "partitions",
        "texts"
    })
    void isFollowed(Change change) throws SQLException {
        if (change.asReplica) {
            shop.executeAsReplica(change.statements.toArray(String[]::new));
        } else {
            shop.execute(change.statements.toArray(String[]::new));
        }
        shop.follow();
        assertEquals(SyncReport.Kind.IDLE, shop.sync().kind());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholesale")
    void isFollowedByReadingEverything(Change change) throws SQLException {
        shop.execute(change.statements.toArray(String[]::new));
        SyncReport report = shop.sync();
        assertEquals(SyncReport.Kind.FULL, report.kind());
        assertEquals(List.of(), report.reconciliation().differences());
        shop.assertLevel();
        shop.execute("UPDATE oltp.customer SET phone = '1' WHERE customer_id = 'C1'");
        shop.follow();
    }

    @Test
    void keepsSurrogateKeys() throws SQLException {
        String keys = "SELECT CONCAT(customer_id, ' ', customer_key) FROM dim_customer ORDER BY 1";
        List<String> before = shop.warehouse(keys);
        shop.execute(
                "UPDATE oltp.customer SET customer_name = left(customer_name, 150) || '!'",
                "UPDATE oltp.sales_order SET order_priority = 'High' WHERE order_id = 'O59'");
        shop.follow();
        shop.cycle().sync(SyncedShop.request().asFull(), new io.millrace.work.Run());
        assertEquals(before, shop.warehouse(keys));
    }

    static Stream<Change> lines() {
        return Stream.of(
                change(
                        "a line changes",
                        "UPDATE oltp.order_line SET sales = sales + 1, quantity = 9 WHERE order_id = 'O1' AND"
                                + " line_no = 1"),
                change(
                        "lines of all months change",
                        "UPDATE oltp.order_line SET profit = -profit WHERE line_no = 2"),
                change(
                        "a line goes",
                        "DELETE FROM oltp.order_line WHERE order_id = 'O2' AND line_no = 1"),
                change(
                        "all lines of an order go",
                        "DELETE FROM oltp.order_line WHERE order_id = 'O4'"),
                change("an old order gets a line", line("O6", 9)),
                change(
                        "a line gets another product",
                        "UPDATE oltp.order_line SET product_id = 'P12' WHERE order_id = 'O7'"),
                change(
                        "a line gets another number",
                        "UPDATE oltp.order_line SET line_no = line_no + 10 WHERE order_id = 'O7'"),
                change(
                        "an update that changes nothing",
                        "UPDATE oltp.order_line SET quantity = quantity WHERE order_id = 'O8'"),
                change(
                        "a line comes and goes",
                        line("O8", 7),
                        "DELETE FROM oltp.order_line WHERE order_id = 'O8' AND line_no = 7"),
                change(
                        "a line goes and comes back otherwise",
                        "DELETE FROM oltp.order_line WHERE order_id = 'O8' AND line_no = 1",
                        line("O8", 1)));
    }

    static Stream<Change> orders() {
        return Stream.of(
                change(
                        "an order comes",
                        order("N1", "2024-07-07", "C3"),
                        line("N1", 1),
                        line("N1", 2)),
                change("an order comes without lines", order("N2", "2024-07-08", "C4")),
                change("its lines come later", line("N2", 1)),
                change("an order goes", "DELETE FROM oltp.sales_order WHERE order_id = 'O3'"),
                change(
                        "a returned order goes",
                        "DELETE FROM oltp.sales_order WHERE order_id = 'O5'"),
                change(
                        "a returned order moves to another month",
                        "UPDATE oltp.order_line SET ship_date = ship_date + 60 WHERE order_id = 'O10'",
                        "UPDATE oltp.order_return SET return_date = return_date + 60 WHERE order_id = 'O10'",
                        "UPDATE oltp.sales_order SET order_date = order_date + 50 WHERE order_id = 'O10'"),
                change(
                        "an order moves back by a year",
                        "UPDATE oltp.sales_order SET order_date = order_date - 365 WHERE order_id = 'O11'"),
                change(
                        "an order moves there and back",
                        "UPDATE oltp.sales_order SET order_date = order_date - 100 WHERE order_id = 'O12'",
                        "UPDATE oltp.sales_order SET order_date = order_date + 100 WHERE order_id = 'O12'"),
                change(
                        "an order gets another customer",
                        "UPDATE oltp.sales_order SET customer_id = 'C9' WHERE order_id = 'O13'"),
                change(
                        "a customer's orders all go to another",
                        "UPDATE oltp.sales_order SET customer_id = 'C1' WHERE customer_id = 'C2'"),
                change(
                        "an order goes elsewhere",
                        "UPDATE oltp.sales_order SET ship_city = 'Elsewhere', region = 'North', market = 'APAC'"
                                + " WHERE order_id IN ('O15', 'O16')"),
                change(
                        "a place is renamed in every order",
                        "UPDATE oltp.sales_order SET ship_city = 'Town 1' WHERE ship_city = 'City 1'"),
                change(
                        "an order's priority changes",
                        "UPDATE oltp.sales_order SET order_priority = 'Critical' WHERE order_id = 'O17'"));
    }

    static Stream<Change> returns() {
        return Stream.of(
                change("an old order is returned", giveBack("O18", 2000)),
                change("it is returned again, under a lower number", giveBack("O18", 1900)),
                change(
                        "the first return is taken back",
                        "DELETE FROM oltp.order_return WHERE return_id = 1900"),
                change(
                        "the return is cancelled",
                        "DELETE FROM oltp.order_return WHERE order_id = 'O18'"),
                change(
                        "a return moves to another order",
                        "UPDATE oltp.order_return SET order_id = 'O21', order_date = (SELECT order_date FROM"
                                + " oltp.sales_order WHERE order_id = 'O21'), return_date = '2025-12-01' WHERE"
                                + " order_id = 'O20'"),
                change(
                        "a return changes its status and reason",
                        "UPDATE oltp.order_return SET return_status = 'Refunded', return_reason = 'Late' WHERE"
                                + " return_id = 25"),
                change(
                        "a return gets another number",
                        "UPDATE oltp.order_return SET return_id = 3000 WHERE return_id = 30"),
                change("an order without lines is returned", giveBack("O4", 2100)));
    }

    static Stream<Change> names() {
        return Stream.of(
                change(
                        "a product is renamed",
                        "UPDATE oltp.product SET product_name = 'Better' WHERE product_id = 'P3'"),
                change(
                        "a customer is renamed",
                        "UPDATE oltp.customer SET customer_name = 'Ann', email = NULL, phone = '1' WHERE"
                                + " customer_id = 'C6'"),
                change(
                        "a segment is renamed",
                        "UPDATE oltp.segment SET segment_name = 'Private' WHERE segment_id = 1"),
                change(
                        "a category is renamed",
                        "UPDATE oltp.category SET category_name = 'Machines' WHERE category_id = 3"),
                change(
                        "a subcategory is renamed",
                        "UPDATE oltp.subcategory SET subcategory_name = 'Desks' WHERE subcategory_id = 2"),
                change(
                        "two segments swap names",
                        "UPDATE oltp.segment SET segment_name = 'x' WHERE segment_id = 1",
                        "UPDATE oltp.segment SET segment_name = 'Private' WHERE segment_id = 2",
                        "UPDATE oltp.segment SET segment_name = 'Corporate' WHERE segment_id = 1"),
                change(
                        "a product moves to another subcategory",
                        "UPDATE oltp.product SET subcategory_id = 6 WHERE product_id = 'P4'"),
                change(
                        "a subcategory moves to another category",
                        "UPDATE oltp.subcategory SET category_id = 1 WHERE subcategory_id = 4"),
                change(
                        "a customer moves to another segment",
                        "UPDATE oltp.customer SET segment_id = 3 WHERE customer_id = 'C7'"));
    }

    static Stream<Change> keys() {
        return Stream.of(
                change(
                        "an order gets another number",
                        "UPDATE oltp.sales_order SET order_id = 'O25b' WHERE order_id = 'O25'"),
                change(
                        "two orders swap numbers",
                        "UPDATE oltp.sales_order SET order_id = 'x' WHERE order_id = 'O26'",
                        "UPDATE oltp.sales_order SET order_id = 'O26' WHERE order_id = 'O27'",
                        "UPDATE oltp.sales_order SET order_id = 'O27' WHERE order_id = 'x'"),
                change(
                        "a product without sales comes and another goes",
                        "INSERT INTO oltp.product VALUES ('P90', 'Unsold', 1), ('P91', 'Unsold too', 2)"),
                change("it goes", "DELETE FROM oltp.product WHERE product_id = 'P90'"),
                change(
                        "a product gets another number",
                        "INSERT INTO oltp.product VALUES ('P1x', 'Product 1', 2)",
                        "UPDATE oltp.order_line SET product_id = 'P1x' WHERE product_id = 'P1'",
                        "DELETE FROM oltp.product WHERE product_id = 'P1'"),
                change(
                        "a customer without orders comes",
                        "INSERT INTO oltp.customer VALUES ('C90', 'New', 2, NULL, NULL)"),
                change(
                        "a customer gets another number",
                        "UPDATE oltp.customer SET customer_id = 'C91' WHERE customer_id = 'C90'"),
                change("it goes", "DELETE FROM oltp.customer WHERE customer_id = 'C91'"),
                change(
                        "a customer goes with all orders",
                        "DELETE FROM oltp.sales_order WHERE customer_id = 'C10'",
                        "DELETE FROM oltp.customer WHERE customer_id = 'C10'"),
                change(
                        "a segment gets another number",
                        "INSERT INTO oltp.segment VALUES (9, 'Nine')",
                        "UPDATE oltp.customer SET segment_id = 9 WHERE segment_id = 3",
                        "DELETE FROM oltp.segment WHERE segment_id = 3"));
    }

    static Stream<Change> transactions() {
        return Stream.of(
                change(
                        "savepoints, some rolled back",
                        """
                        BEGIN;
                        UPDATE oltp.order_line SET quantity = 50 WHERE order_id = 'O30';
                        SAVEPOINT a;
                        UPDATE oltp.order_line SET quantity = 51 WHERE order_id = 'O31';
                        DELETE FROM oltp.order_line WHERE order_id = 'O32';
                        ROLLBACK TO a;
                        SAVEPOINT b;
                        UPDATE oltp.order_line SET quantity = 52 WHERE order_id = 'O33';
                        DELETE FROM oltp.order_line WHERE order_id = 'O34' AND line_no = 1;
                        RELEASE b;
                        COMMIT\
                        """),
                change(
                        "deleted and inserted again in one transaction",
                        "BEGIN; DELETE FROM oltp.order_line WHERE order_id = 'O35'; "
                                + line("O35", 1)
                                + "; COMMIT"),
                change(
                        "an upsert",
                        line("O36", 1)
                                + " ON CONFLICT (order_id, line_no, order_date) DO UPDATE SET sales = 77"),
                change(
                        "a block that catches its errors",
                        """
                        DO $$ BEGIN
                          UPDATE oltp.order_line SET quantity = 60 WHERE order_id = 'O37';
                          BEGIN
                            UPDATE oltp.order_line SET quantity = -1 WHERE order_id = 'O38';
                          EXCEPTION WHEN check_violation THEN
                            UPDATE oltp.order_line SET quantity = 61 WHERE order_id = 'O39';
                          END;
                        END $$\
                        """),
                asReplica(
                        "replicated writes, which ordinary triggers do not see",
                        "UPDATE oltp.order_line SET quantity = 70 WHERE order_id = 'O40'",
                        "DELETE FROM oltp.order_line WHERE order_id = 'O41' AND line_no = 1",
                        line("O41", 8),
                        "UPDATE oltp.customer SET customer_name = 'Replicated' WHERE customer_id = 'C8'"));
    }

    static Stream<Change> partitions() {
        return Stream.of(
                change("a month of lines is truncated", "TRUNCATE oltp.order_line_2024_03"),
                change("a month of returns is truncated", "TRUNCATE oltp.order_return_2024_08"),
                change(
                        "a month is truncated and filled again",
                        "CREATE TABLE kept AS TABLE oltp.order_line_2024_09",
                        "TRUNCATE oltp.order_line_2024_09",
                        "UPDATE kept SET quantity = quantity + 1",
                        "INSERT INTO oltp.order_line SELECT * FROM kept",
                        "DROP TABLE kept"),
                change(
                        "a month is detached",
                        "ALTER TABLE oltp.order_line DETACH PARTITION oltp.order_line_2024_10"),
                change(
                        "it changes meanwhile and is attached again",
                        "UPDATE oltp.order_line_2024_10 SET quantity = 33",
                        "ALTER TABLE oltp.order_line ATTACH PARTITION oltp.order_line_2024_10 FOR VALUES FROM"
                                + " ('2024-10-01') TO ('2024-11-01')"),
                change(
                        "detached, changed and attached between two syncs",
                        "ALTER TABLE oltp.order_line DETACH PARTITION oltp.order_line_2024_11",
                        "ALTER TABLE oltp.order_line_2024_11 DISABLE TRIGGER USER",
                        "DELETE FROM oltp.order_line_2024_11 WHERE line_no = 1",
                        "UPDATE oltp.order_line_2024_11 SET quantity = 44",
                        "ALTER TABLE oltp.order_line ATTACH PARTITION oltp.order_line_2024_11 FOR VALUES FROM"
                                + " ('2024-11-01') TO ('2024-12-01')"),
                change(
                        "a month's triggers sleep for a moment",
                        "ALTER TABLE oltp.order_line_2024_12 DISABLE TRIGGER USER",
                        "UPDATE oltp.order_line_2024_12 SET quantity = 55",
                        "DELETE FROM oltp.order_line_2024_12 WHERE line_no = 1",
                        "ALTER TABLE oltp.order_line_2024_12 ENABLE TRIGGER USER"),
                asReplica(
                        "and are as awake as before",
                        "UPDATE oltp.order_line_2024_12 SET quantity = 56"),
                change(
                        "orders of a month without a partition",
                        order("D1", "2023-02-03", "C1"),
                        line("D1", 1),
                        order("D2", "2022-12-31", "C1"),
                        line("D2", 1)),
                change(
                        "stray dates, further than partitions are made for",
                        order("D3", "1931-05-06", "C1"),
                        line("D3", 1),
                        order("D4", "2160-05-06", "C1"),
                        line("D4", 1)),
                change(
                        "parcels and returns that take years",
                        "UPDATE oltp.order_line SET ship_date = '2041-01-01' WHERE order_id = 'O44'",
                        giveBack("O45", 2200),
                        "UPDATE oltp.order_return SET return_date = '2062-01-01' WHERE return_id = 2200"));
    }

    static Stream<Change> texts() {
        return Stream.of(
                change(
                        "every character that a loader may trip over",
                        """
                        UPDATE oltp.customer SET customer_name =
                          'tab' || chr(9) || 'line' || chr(10) || 'return' || chr(13) || 'back\\slash\\N\\\\' || chr(8)
                          || chr(11) || chr(12) || chr(27) || chr(26) || chr(1) || chr(127) || ' "''`;,' || chr(128512)
                          || chr(65533) || chr(8232) || chr(133) || 'é'
                        WHERE customer_id = 'C5'\
                        """),
                change(
                        "words that look like nothing",
                        "UPDATE oltp.customer SET email = '', phone = '\\N' WHERE customer_id = 'C5'",
                        "UPDATE oltp.customer SET email = 'NULL', phone = '\\' WHERE customer_id = 'C4'"),
                change(
                        "places that differ by a blank, a case or an accent",
                        place("O50", "Paris"),
                        place("O51", "Paris "),
                        place("O52", " Paris"),
                        place("O53", "paris"),
                        place("O54", "Páris")),
                change(
                        "places whose columns run together alike",
                        "UPDATE oltp.sales_order SET ship_state = 'A' || chr(31) || 'B', ship_city = 'C' WHERE"
                                + " order_id = 'O55'",
                        "UPDATE oltp.sales_order SET ship_state = 'A', ship_city = 'B' || chr(31) || 'C' WHERE"
                                + " order_id = 'O56'"),
                change(
                        "segments and categories that differ by a blank",
                        "INSERT INTO oltp.segment VALUES (20, 'Corporate ')",
                        "UPDATE oltp.customer SET segment_id = 20 WHERE customer_id IN ('C3', 'C4', 'C13')",
                        "INSERT INTO oltp.subcategory VALUES (20, 'Paper ', 2)",
                        "UPDATE oltp.product SET subcategory_id = 20 WHERE product_id IN ('P2', 'P5')",
                        "UPDATE oltp.sales_order SET region = 'East ', market = 'EU ' WHERE order_id IN ('O57',"
                                + " 'O58')"),
                change(
                        "names as long as they may be",
                        "UPDATE oltp.customer SET customer_name = repeat(chr(128512), 160), email = repeat('e',"
                                + " 254), phone = repeat('9', 40) WHERE customer_id = 'C5'",
                        "UPDATE oltp.product SET product_name = repeat('€', 250) WHERE product_id = 'P5'",
                        "UPDATE oltp.sales_order SET ship_country = repeat(chr(128512), 80), ship_state ="
                                + " repeat(chr(128512), 80), ship_city = repeat(chr(128512), 100), ship_postal_code ="
                                + " repeat('1', 20), region = repeat(chr(128512), 60), market = repeat(chr(128512), 60)"
                                + " WHERE order_id = 'O59'"),
                change(
                        "numbers as large as they may be",
                        "UPDATE oltp.order_line SET quantity = 2147483647, sales = 9999999999.9999, profit ="
                                + " -9999999999.9999, discount = 1, shipping_cost = 0.0001 WHERE order_id = 'O59'"));
    }

    static Stream<Change> wholesale() {
        return Stream.of(
                change(
                        "triggers of a table sleep for a moment",
                        "ALTER TABLE oltp.customer DISABLE TRIGGER USER",
                        "UPDATE oltp.customer SET customer_name = 'Unnoticed' WHERE customer_id = 'C11'",
                        "ALTER TABLE oltp.customer ENABLE TRIGGER USER"),
                change("lines are truncated", "TRUNCATE oltp.order_line"),
                change(
                        "orders are truncated",
                        "TRUNCATE oltp.sales_order CASCADE",
                        order("O60", "2025-01-02", "C1")),
                change(
                        "a column is added",
                        "ALTER TABLE oltp.customer ADD COLUMN nickname text DEFAULT 'x'"));
    }

    private static Change change(String name, String... statements) {
        return new Change(name, false, List.of(statements));
    }

    private static Change asReplica(String name, String... statements) {
        return new Change(name, true, List.of(statements));
    }

    private static String order(String id, String date, String customer) {
        return "INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country, ship_state,"
                        .concat(" ship_city, region, market)")
                + " VALUES ('%s', '%s', '%s', 'Land %s', 'State', 'City', 'West', 'US')"
                        .formatted(id, date, customer, id);
    }

    private static String line(String order, int number) {
        return """
        INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id, quantity, sales, profit, ship_date, ship_mode)
        SELECT order_id, %d, order_date, 'P2', 3, 30.5, 4.25, order_date + 2, 'First Class' FROM oltp.sales_order WHERE order_id = '%s'\
        """
                .formatted(number, order);
    }

    private static String giveBack(String order, int number) {
        return """
        INSERT INTO oltp.order_return (return_id, order_id, order_date, return_date, return_reason)
        SELECT %d, order_id, order_date, order_date + 20, 'Broken' FROM oltp.sales_order WHERE order_id = '%s'\
        """
                .formatted(number, order);
    }

    private static String place(String order, String city) {
        return "UPDATE oltp.sales_order SET ship_country = 'France', ship_state = 'X', ship_city = '%s',"
                        .formatted(city)
                + " ship_postal_code = '', region = 'West', market = 'EU' WHERE order_id = '%s'"
                        .formatted(order);
    }
}
