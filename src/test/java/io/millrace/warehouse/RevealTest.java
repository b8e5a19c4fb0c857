package io.millrace.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Sql;
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
