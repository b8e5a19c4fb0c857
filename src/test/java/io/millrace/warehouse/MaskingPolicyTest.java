package io.millrace.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.db.Sql;
import io.millrace.warehouse.MaskingFinding.Sign;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the policy says, what is wrong with one, and what becomes of columns it does not name. */
class MaskingPolicyTest {

    private static TestMarts warehouse;

    @TempDir Path home;

    @BeforeAll
    static void open() throws SQLException {
        warehouse = new TestMarts();
        warehouse.add("max", "manager", "[\"*\"]");
        warehouse.add("exe", "executive", "[\"*\"]");
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @Test
    void theShippedPolicyNamesEveryTextOfTheWarehouse() {
        assertEquals(List.of(), warehouse.apply(MaskingPolicy.load(home)));
    }

    @Test
    void theHomesPolicyStandsAboveTheShippedColumnByColumn() throws IOException {
        MaskingPolicy policy =
                write("columns: {dim_customer: {phone: {manager: prefix(4), executive: clear}}}");
        ColumnName phone = new ColumnName("dim_customer", "phone");
        assertEquals(Optional.of(new Masking.Prefix(4)), policy.of(phone, Mart.MANAGER));
        assertEquals(Optional.of(new Masking.Clear()), policy.of(phone, Mart.EXECUTIVE));
        assertEquals(
                Optional.of(new Masking.Hidden()),
                policy.of(new ColumnName("dim_customer", "email"), Mart.EXECUTIVE));
        assertEquals(Set.of(Mart.MANAGER, Mart.EXECUTIVE), policy.revealing());
        assertEquals(Set.of(), write("reveal: []").revealing());
    }

    @Test
    void allFaultsOfAFileAreToldAtOnce() {
        String told =
                faults(
                        """
                        revael: [manager]
                        reveal: [boss]
                        columns:
                          dim_customer:
                            email: blurred
                            phone: {manager: hidden}
                            customer_name: {manager: hidden, executive: clear, associate: clear}
                          dim_location: hidden
                        """);
        for (String fault :
                List.of(
                        "revael is unknown",
                        "reveal names the role \"boss\"",
                        "dim_customer.email is \"blurred\"",
                        "dim_customer.phone says nothing usable for executive",
                        "dim_customer.customer_name names the role \"associate\"",
                        "columns.dim_location must hold names")) {
            assertTrue(told.contains(fault), () -> fault + " is not in\n" + told);
        }
        assertTrue(told.contains("6 faults"), told);
    }

    @Test
    void columnsThatAreNotThereAndNumbersWithoutPseudonymAreFaults() throws IOException {
        MaskingPolicy policy =
                write(
                        "columns: {dim_custmer: {email: hidden}, dim_customer: {mail: hidden, first_order_date: pseudonym}}");
        String told =
                String.valueOf(
                        assertThrows(MillraceException.class, () -> warehouse.apply(policy))
                                .getMessage());
        assertTrue(told.contains("3 faults"), told);
        assertTrue(told.contains("dim_custmer.email is no column"), told);
        assertTrue(told.contains("dim_customer.mail is no column"), told);
        assertTrue(told.contains("dim_customer.first_order_date holds no texts"), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns: [", "a: 1\na: 2", "!!java.net.URL [http://x]", "- x"})
    void whatIsNoPolicyIsRefused(String text) {
        assertFalse(faults(text).isEmpty());
    }

    @Test
    void aNewColumnThatLooksPersonalIsHiddenAndReported() throws SQLException {
        warehouse.owner(
                "ALTER TABLE dim_customer ADD COLUMN mobile VARCHAR(40) NULL, ADD COLUMN birth_date DATE NULL, ADD COLUMN note VARCHAR(200) NULL, ADD COLUMN remark VARCHAR(200) NULL, ADD COLUMN later VARCHAR(40) NOT NULL DEFAULT '', ADD COLUMN grade VARCHAR(10) NULL, ADD COLUMN points INT NULL");
        try {
            warehouse.owner(
                    "UPDATE dim_customer SET mobile = '1', birth_date = '1990-01-01', note = 'reach her at eve@home.example', remark = '+49 30 1234567', grade = 'A', points = 7");
            assertEquals(
                    List.of(
                            new MaskingFinding("dim_customer", "mobile", Sign.NAME),
                            new MaskingFinding("dim_customer", "birth_date", Sign.NAME),
                            new MaskingFinding("dim_customer", "note", Sign.EMAILS),
                            new MaskingFinding("dim_customer", "remark", Sign.PHONES),
                            new MaskingFinding("dim_customer", "later", Sign.EMPTY)),
                    warehouse.apply(MaskingPolicy.shipped()));
            for (Mart mart : Mart.values()) {
                assertEquals(
                        0,
                        seen(
                                mart,
                                "mobile IS NOT NULL OR birth_date IS NOT NULL OR note IS NOT NULL OR remark IS NOT NULL OR later <> ''"));
                assertTrue(seen(mart, "grade = 'A' AND points = 7") > 0);
            }
            // What it holds shows it, without the tables changing.
            warehouse.owner("UPDATE dim_customer SET later = 'harmless'");
            assertEquals(4, warehouse.apply(MaskingPolicy.shipped()).size());
            assertTrue(seen(Mart.MANAGER, "later = 'harmless'") > 0);
            warehouse.owner("UPDATE dim_customer SET later = 'eve@home.example'");
            assertEquals(5, warehouse.apply(MaskingPolicy.shipped()).size());
            assertEquals(0, seen(Mart.MANAGER, "later <> ''"));
        } finally {
            warehouse.owner(
                    "ALTER TABLE dim_customer DROP COLUMN mobile, DROP COLUMN birth_date, DROP COLUMN note, DROP COLUMN remark, DROP COLUMN later, DROP COLUMN grade, DROP COLUMN points");
            warehouse.apply(MaskingPolicy.shipped());
        }
    }

    @Test
    void aNewTableWithoutRegionIsNotForManagers() throws SQLException {
        warehouse.owner("CREATE TABLE fact_visit (visit_key INT PRIMARY KEY, points INT)");
        try {
            warehouse.apply(MaskingPolicy.shipped());
            assertEquals(
                    List.of("_mart_executive"),
                    warehouse.ownerTexts(
                            "SELECT SUBSTRING(TABLE_SCHEMA, CHAR_LENGTH(DATABASE()) + 1) FROM information_schema.VIEWS WHERE TABLE_NAME = 'fact_visit' AND TABLE_SCHEMA LIKE CONCAT(DATABASE(), '%')"));
        } finally {
            warehouse.owner("DROP TABLE fact_visit");
            warehouse.apply(MaskingPolicy.shipped());
        }
        assertEquals(
                List.of("0"),
                warehouse.ownerTexts(
                        "SELECT COUNT(*) FROM information_schema.VIEWS WHERE TABLE_NAME = 'fact_visit' AND TABLE_SCHEMA LIKE CONCAT(DATABASE(), '%')"));
    }

    @Test
    void nothingIsMadeAnewWithoutNeed() throws SQLException {
        warehouse.apply(MaskingPolicy.shipped());
        String when = "SELECT applied_at FROM access_policy";
        List<String> before = warehouse.ownerTexts(when);
        warehouse.apply(MaskingPolicy.shipped());
        assertEquals(before, warehouse.ownerTexts(when));
        warehouse.owner("DROP VIEW `" + Mart.MANAGER.schemaBeside(warehouse.star()) + "`.dim_date");
        warehouse.apply(MaskingPolicy.shipped());
        assertFalse(before.equals(warehouse.ownerTexts(when)));
        assertTrue(count(Mart.MANAGER, "SELECT COUNT(*) FROM dim_date") > 0);
    }

    @Test
    void signsAreSeenInValues() {
        assertEquals(Optional.of(Sign.EMPTY), PersonalData.sign(List.of()));
        for (String phone :
                List.of("+1 555 010 2030", "(030) 123-4567", "0171/2345678", "+4930123456")) {
            assertEquals(Optional.of(Sign.PHONES), PersonalData.sign(List.of(phone)), phone);
        }
        for (String other :
                List.of(
                        "2024-01-31",
                        "31.12.2024",
                        "12345678",
                        "CA-2014-140",
                        "10.5",
                        "Furniture",
                        "p202401")) {
            assertEquals(Optional.empty(), PersonalData.sign(List.of(other)), other);
        }
    }

    private static long seen(Mart mart, String condition) throws SQLException {
        return count(mart, "SELECT COUNT(*) FROM dim_customer WHERE " + condition);
    }

    private static long count(Mart mart, String query) throws SQLException {
        String account = mart == Mart.MANAGER ? "u_max" : "u_exe";
        try (Connection connection = warehouse.connect(mart, account)) {
            return new Sql(connection, new Run()).number(query);
        }
    }

    private MaskingPolicy write(String text) throws IOException {
        Files.writeString(home.resolve("masking.yaml"), text);
        return MaskingPolicy.load(home);
    }

    private String faults(String text) {
        return String.valueOf(
                assertThrows(MillraceException.class, () -> write(text)).getMessage());
    }
}
