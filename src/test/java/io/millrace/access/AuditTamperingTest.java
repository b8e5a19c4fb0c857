package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to edit, remove or add a record of one audit; afterwards all is as it was. */
class AuditTamperingTest {

    private static final String[] KEEP_SHOP = {
        "CREATE TABLE kept_record AS TABLE audit.record",
        "CREATE TABLE kept_change AS TABLE audit.change",
        "CREATE TABLE kept_chain AS TABLE audit.chain"
    };

    private static final String[] RESTORE_SHOP = {
        "TRUNCATE audit.record, audit.change, audit.chain",
        "INSERT INTO audit.record OVERRIDING SYSTEM VALUE TABLE kept_record",
        "INSERT INTO audit.change TABLE kept_change",
        "INSERT INTO audit.chain TABLE kept_chain"
    };

    private static final String[] KEEP_WAREHOUSE = {
        "CREATE TABLE kept_record AS SELECT * FROM audit_record",
        "CREATE TABLE kept_chain AS SELECT * FROM audit_chain"
    };

    private static final String[] RESTORE_WAREHOUSE = {
        "DELETE FROM audit_record",
        "DELETE FROM audit_chain",
        "INSERT INTO audit_record SELECT * FROM kept_record",
        "INSERT INTO audit_chain SELECT * FROM kept_chain"
    };

    private static AuditedShop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = AuditedShop.sealed();
        shop.asSuperuser(KEEP_SHOP);
        shop.onWarehouse(KEEP_WAREHOUSE);
    }

    @BeforeEach
    void isWhole() {
        assertTrue(shop.ofShop().isWhole(), shop.ofShop().sentence());
        assertTrue(shop.ofWarehouse().isWhole(), shop.ofWarehouse().sentence());
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE audit.record SET person = 'somebody' WHERE record_id = 10; record 10 was edited",
                "UPDATE audit.record SET written_at = written_at - interval '1 s' WHERE record_id = 3; record 3 was edited",
                "UPDATE audit.record SET own_hash = sha256('x') WHERE record_id = 5; record 5 does not follow from the record before it",
                "UPDATE audit.record SET hash = sha256('x') WHERE record_id = 5; record 5 does not follow from the record before it",
                "UPDATE audit.change SET after = after || '{\"phone\": \"7\"}' WHERE record_id = 11 AND row_no = 2; record 11 was edited in its row 2",
                "UPDATE audit.change SET row_hash = audit.row_hash(record_id, row_no, before, NULL), after = NULL WHERE record_id = 11; record 11 has rows that were edited",
                "DELETE FROM audit.change WHERE record_id = 7 AND row_no = 100; record 7 has 149 of its 150 rows",
                "INSERT INTO audit.change SELECT record_id, row_no + 500, before, after, audit.row_hash(record_id, row_no + 500, before, after) FROM audit.change WHERE record_id = 7 AND row_no = 1; record 7 has rows that were edited or appended",
                "INSERT INTO audit.change SELECT 4000, row_no, before, after, audit.row_hash(4000, row_no, before, after) FROM audit.change WHERE record_id = 7; record 4000 has rows but no record",
                "DELETE FROM audit.record WHERE record_id = 9; the record at place 9 of the chain was removed",
                "WITH x AS (DELETE FROM audit.record WHERE record_id = 4) DELETE FROM audit.change WHERE record_id = 4; the record at place 4 of the chain was removed",
                "DELETE FROM audit.record WHERE record_id > 11; the record at place 12 of the chain was removed",
                "TRUNCATE audit.record; the record at place 1 of the chain was removed",
                "UPDATE audit.chain SET checkpoint_position = 6, checkpoint_hash = (SELECT hash FROM audit.record WHERE position = 6); the record at place 6 of the chain the checkpoint of the last purge was edited",
            })
    void whatAnybodyDoesToTheShopsAuditIsFound(String tampering, String found) throws Exception {
        shop.asSuperuser(tampering);
        AuditVerdict verdict = shop.ofShop();
        shop.asSuperuser(RESTORE_SHOP);
        assertTrue(verdict.sentence().contains(found), verdict.sentence());
        assertFalse(verdict.isWhole());
        assertTrue(shop.ofWarehouse().isWhole());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE audit_record SET person = 'somebody' WHERE record_id = 2; record 2 was edited",
                "UPDATE audit_record SET detail = '{}' WHERE record_id = 5; record 5 was edited",
                "UPDATE audit_record SET hash = SHA2('x', 256) WHERE record_id = 5; record 5 was edited",
                "DELETE FROM audit_record WHERE record_id = 3; record 3 was removed",
                "DELETE FROM audit_record WHERE record_id = 1; record 1 was removed",
                "DELETE FROM audit_record WHERE record_id > 3; record 4 was removed",
                "DELETE FROM audit_record; record 1 was removed",
                "INSERT INTO audit_record SELECT 6, UTC_TIMESTAMP(6), 'anna', 'u_anna@%', event, subject, detail, hash FROM audit_record WHERE record_id = 5; record 6 was appended by hand",
                "UPDATE audit_chain SET checkpoint_position = 2, checkpoint_hash = (SELECT hash FROM audit_record WHERE record_id = 2); record 2 was the last before the checkpoint",
            })
    void whatAnybodyDoesToTheWarehousesAuditIsFound(String tampering, String found)
            throws Exception {
        shop.onWarehouse(tampering);
        AuditVerdict verdict = shop.ofWarehouse();
        shop.onWarehouse(RESTORE_WAREHOUSE);
        assertTrue(verdict.sentence().contains(found), verdict.sentence());
        assertFalse(verdict.isWhole());
        assertTrue(shop.ofShop().isWhole());
    }
}
