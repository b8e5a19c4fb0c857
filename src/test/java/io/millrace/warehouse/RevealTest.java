package io.millrace.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.ServerAccount;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who a customer is, for a reason that is written down first. */
class RevealTest {

    private static final String REASON = "The parcel came back, I have to call.";
    private static TestMarts warehouse;

    private long told;

    @BeforeAll
    static void open() throws SQLException {
        warehouse = new TestMarts();
        warehouse.add("wes", "manager", "[\"West\"]");
        warehouse.add("exe", "executive", "[\"*\"]");
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @BeforeEach
    void countRecords() throws SQLException {
        told = Long.parseLong(warehouse.ownerTexts("SELECT COUNT(*) FROM audit_record").getFirst());
    }

    /** What the audit was told since. */
    private List<String> notes() throws SQLException {
        return warehouse.ownerTexts(
                "SELECT CONCAT_WS(' ', person, event, subject, JSON_UNQUOTE(JSON_EXTRACT(detail, '$.reason'))) FROM audit_record WHERE record_id > "
                        + told);
    }

    @Test
    void aManagerLearnsWhoACustomerOfTheOwnRegionIs() throws SQLException {
        assertEquals(List.of("Ann ann@other.example (555) 010-7788"), reveal("u_wes", 4, REASON));
        assertEquals(List.of("wes customer revealed C4 " + REASON), notes());
    }

    @Test
    void nothingIsToldOfAnotherRegionsCustomer() throws SQLException {
        assertEquals(
                "No customer with that key has ordered in your regions.",
                refusal("u_wes", 3, REASON));
        assertEquals(
                "No customer with that key has ordered in your regions.",
                refusal("u_wes", 999, REASON));
        assertEquals(List.of(), notes());
        assertEquals(1, reveal("u_exe", 3, REASON).size());
    }

    @Test
    void aReasonIsAsked() throws SQLException {
        for (String none : List.of("", "because", "         x ")) {
            assertTrue(refusal("u_wes", 4, none).startsWith("Say in at least 10 characters"), none);
        }
        assertEquals(List.of(), notes());
    }

    @Test
    void aRollbackDoesNotTakeTheNoteBack() throws SQLException {
        try (Connection connection = warehouse.connect(Mart.MANAGER, "u_wes")) {
            connection.setAutoCommit(false);
            new Sql(connection, new Run()).list("CALL reveal_customer(4, ?)", row -> 1, REASON);
            connection.rollback();
        }
        assertEquals(1, notes().size());
    }

    @Test
    void whereNoNoteCanBeWrittenNothingIsTold() throws SQLException {
        try (Connection connection = warehouse.connect(Mart.MANAGER, "u_wes")) {
            Sql sql = new Sql(connection, new Run());
            sql.update("SET SESSION TRANSACTION READ ONLY");
            assertThrows(
                    SQLException.class,
                    () -> sql.list("CALL reveal_customer(4, ?)", row -> 1, REASON));
        }
        assertEquals(List.of(), notes());
    }

    @Test
    void onlyRolesThatThePolicyLetsMay() throws SQLException {
        MaskingPolicy shipped = MaskingPolicy.shipped();
        warehouse.apply(new MaskingPolicy(shipped.columns(), Set.of(Mart.EXECUTIVE)));
        assertEquals("Your role may not see who a customer is.", refusal("u_wes", 4, REASON));
        assertEquals(1, reveal("u_exe", 4, REASON).size());
        warehouse.apply(shipped);
        assertEquals(1, reveal("u_wes", 4, REASON).size());
    }

    @Test
    void whoWritesNoSqlNamesACustomerByNumberOrByThePseudonym() throws SQLException {
        try (Database mart = mart("u_wes", Mart.MANAGER)) {
            Reveal reveal = new Reveal(mart);
            Reveal.Customer ann =
                    new Reveal.Customer("C4", "Ann", "ann@other.example", "(555) 010-7788");
            assertEquals(ann, reveal.customer("C4", REASON, new Run()));
            assertEquals("customer C4", ann.toString());
            String pseudonym = pseudonym(mart, "C2");
            assertTrue(pseudonym.startsWith("Customer "), pseudonym);
            assertEquals("Bo", reveal.customer(pseudonym, REASON, new Run()).name());
            assertEquals(
                    List.of(
                            "wes customer revealed C4 " + REASON,
                            "wes customer revealed C2 " + REASON),
                    notes());
        }
    }

    @Test
    void whoIsNotRevealedIsNotBecauseOfASentence() throws SQLException {
        try (Database mart = mart("u_wes", Mart.MANAGER)) {
            assertRefusal(
                    mart,
                    MillraceException.Code.BAD_DATA,
                    "You see no customer with the number or name C3.",
                    "C3",
                    REASON);
            String two = pseudonym(mart, "C4");
            assertRefusal(
                    mart,
                    MillraceException.Code.BAD_DATA,
                    "Several customers are named %s; give the number of the one you mean."
                            .formatted(two),
                    two,
                    REASON);
            assertRefusal(
                    mart,
                    MillraceException.Code.USAGE,
                    "Say in at least 10 characters why you need to see who the customer is.",
                    "C4",
                    "   because   ");
            MaskingPolicy shipped = MaskingPolicy.shipped();
            warehouse.apply(new MaskingPolicy(shipped.columns(), Set.of(Mart.EXECUTIVE)));
            try {
                assertRefusal(
                        mart,
                        MillraceException.Code.NOT_PERMITTED,
                        "Your role may not see who a customer is.",
                        "C4",
                        REASON);
            } finally {
                warehouse.apply(shipped);
            }
        }
        assertEquals(
                List.of("owner masking applied marts", "owner masking applied marts"), notes());
    }

    private static void assertRefusal(
            Database mart,
            MillraceException.Code code,
            String sentence,
            String customer,
            String reason) {
        MillraceException refused =
                assertThrows(
                        MillraceException.class,
                        () -> new Reveal(mart).customer(customer, reason, new Run()));
        assertEquals(sentence, refused.getMessage());
        assertEquals(code, refused.code());
    }

    private static Database mart(String account, Mart mart) {
        return ServerAccount.mysql(
                        TestServers.warehouse(
                                warehouse.databases(),
                                "_mart_" + mart.role(),
                                account,
                                TestMarts.PASSWORD))
                .open(account);
    }

    private static String pseudonym(Database mart, String customer) throws SQLException {
        try (Connection connection = mart.connect()) {
            return new Sql(connection, new Run())
                    .first(
                            "SELECT customer_name FROM dim_customer WHERE customer_id = ?",
                            row -> row.getString(1),
                            customer)
                    .orElseThrow();
        }
    }

    private static List<String> reveal(String account, int customer, String reason)
            throws SQLException {
        Mart mart = account.equals("u_exe") ? Mart.EXECUTIVE : Mart.MANAGER;
        try (Connection connection = warehouse.connect(mart, account)) {
            return new Sql(connection, new Run())
                    .list(
                            "CALL reveal_customer(?, ?)",
                            row ->
                                    row.getString("customer_name")
                                            + " "
                                            + row.getString("email")
                                            + " "
                                            + row.getString("phone"),
                            customer,
                            reason);
        }
    }

    private static String refusal(String account, int customer, String reason) {
        return String.valueOf(
                assertThrows(SQLException.class, () -> reveal(account, customer, reason))
                        .getMessage());
    }
}
