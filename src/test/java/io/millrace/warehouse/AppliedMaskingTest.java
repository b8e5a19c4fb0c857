package io.millrace.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Database;
import io.millrace.db.ServerAccount;
import io.millrace.db.TestServers;
import io.millrace.warehouse.AppliedMasking.Column;
import io.millrace.warehouse.MaskingFinding.Sign;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An administrator, who reads no table of the warehouse, sees how the marts show each column. */
class AppliedMaskingTest {

    private static final String NAME = "m" + Long.toString(ProcessHandle.current().pid(), 36);

    private static TestMarts marts;
    private static Database administrator;

    @BeforeAll
    static void open() throws SQLException {
        marts = new TestMarts();
        marts.add(NAME, "administrator", "[\"*\"]");
        administrator =
                ServerAccount.mysql(
                                TestServers.warehouse(
                                        marts.databases(), "", "u_" + NAME, TestMarts.PASSWORD))
                        .open("u_" + NAME);
    }

    @AfterAll
    static void close() {
        administrator.close();
        marts.close();
    }

    private static AppliedMasking applied() {
        return AppliedMasking.read(administrator, new Run()).orElseThrow();
    }

    private static Optional<Column> column(String table, String name) {
        return applied().columns().stream()
                .filter(column -> column.table().equals(table) && column.column().equals(name))
                .findFirst();
    }

    @Test
    void eachColumnOfThePolicySaysWhoSeesWhatOfIt() {
        Column customer = column("dim_customer", "customer_name").orElseThrow();
        assertEquals("another name", customer.seenBy(Mart.EXECUTIVE));
        assertEquals(Optional.of(PersonalKind.NAME), customer.kind());
        Column postal = column("dim_location", "postal_code").orElseThrow();
        assertEquals("the first 2", postal.seenBy(Mart.MANAGER));
        assertEquals(Optional.of(PersonalKind.ADDRESS), postal.kind());
        Column person = column("etl_run", "person").orElseThrow();
        assertEquals("nothing", person.seenBy(Mart.MANAGER));
        assertEquals("as it is", person.seenBy(Mart.EXECUTIVE));
        assertEquals(
                "columns:\n  etl_run:\n    person: {manager: hidden, executive: clear}",
                person.lines());
        assertTrue(column("dim_location", "city").orElseThrow().isClear());
        assertEquals(List.of("executive", "manager"), applied().revealing());
    }

    @Test
    void whatThePolicyDoesNotNameIsThereWithItsReasonAsLongAsItIs() throws SQLException {
        assertTrue(applied().columns().stream().allMatch(column -> column.finding().isEmpty()));
        marts.owner("ALTER TABLE dim_customer ADD birthday DATE NULL, ADD note VARCHAR(60) NULL");
        marts.owner("UPDATE dim_customer SET note = CONCAT('c', customer_key, '@here.example')");
        try {
            marts.apply(MaskingPolicy.shipped());
            Column birthday = column("dim_customer", "birthday").orElseThrow();
            assertEquals(Optional.of(Sign.NAME), birthday.finding());
            assertEquals(Optional.of(PersonalKind.BIRTH), birthday.kind());
            assertEquals("nothing", birthday.seenBy(Mart.EXECUTIVE));
            Column note = column("dim_customer", "note").orElseThrow();
            assertEquals(Optional.of(Sign.EMAILS), note.finding());
            assertEquals(Optional.of(PersonalKind.EMAIL), note.kind());
        } finally {
            marts.owner("ALTER TABLE dim_customer DROP birthday, DROP note");
        }
        marts.apply(MaskingPolicy.shipped());
        assertFalse(column("dim_customer", "birthday").isPresent());
    }

    @Test
    void aPolicyThatIsAppliedAnewIsSeenAndIsInTheAudit() throws SQLException {
        String events = "SELECT COUNT(*) FROM audit_record WHERE event = 'masking applied'";
        int before = Integer.parseInt(marts.ownerTexts(events).getFirst());
        ColumnName city = new ColumnName("dim_location", "city");
        MaskingPolicy shipped = MaskingPolicy.shipped();
        Map<ColumnName, Map<Mart, Masking>> columns = new java.util.HashMap<>(shipped.columns());
        columns.put(
                city,
                Map.of(
                        Mart.MANAGER, new Masking.Prefix(1),
                        Mart.EXECUTIVE, new Masking.Clear()));
        marts.apply(new MaskingPolicy(columns, shipped.revealing()));
        assertEquals(
                "the first 1", column("dim_location", "city").orElseThrow().seenBy(Mart.MANAGER));
        marts.apply(shipped);
        marts.apply(shipped);
        assertTrue(column("dim_location", "city").orElseThrow().isClear());
        assertEquals(before + 2, Integer.parseInt(marts.ownerTexts(events).getFirst()));
    }
}
