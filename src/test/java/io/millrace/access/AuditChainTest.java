package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.config.RetentionSettings;
import io.millrace.db.Sql;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncRequest;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever edits, removes or adds a record of either audit is found, also where he may do anything.
 */
class AuditChainTest {

    private AuditedShop shop;

    @BeforeEach
    void open() throws Exception {
        shop = AuditedShop.sealed();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aRecordAppendedByHandIsFoundWhetherOrNotItPretendsToBeSealed() throws Exception {
        String copy =
                "INSERT INTO audit.record OVERRIDING SYSTEM VALUE SELECT %d, clock_timestamp(), 'anna', 'u_anna', pg_current_xact_id(),"
                        + " event, subject, row_count, rows_digest, detail, own_hash, %s, %s FROM audit.record WHERE record_id = 13";
        shop.asSuperuser(copy.formatted(20, "NULL", "NULL"));
        shop.exchange();
        assertEquals(
                0, shop.number("SELECT count(position) FROM audit.record WHERE record_id = 20"));
        assertTrue(
                shop.ofShop().sentence().contains("record 20 was appended by hand"),
                shop.ofShop().sentence());
        shop.asSuperuser(
                "DELETE FROM audit.record WHERE record_id = 20", copy.formatted(20, "14", "hash"));
        assertTrue(shop.ofShop().sentence().contains("record 20 "), shop.ofShop().sentence());
        shop.asSuperuser("UPDATE audit.chain SET position = 14");
        assertTrue(shop.ofShop().sentence().contains("record 20 "), shop.ofShop().sentence());
    }

    @Test
    void anEditBeforeTheRecordIsSealedIsFound() throws Exception {
        shop.execute("UPDATE oltp.customer SET phone = '9' WHERE customer_id = 'C1'");
        shop.asSuperuser(
                "UPDATE audit.record SET account = 'u_anna', person = 'anna' WHERE position IS NULL");
        assertTrue(
                shop.ofShop()
                        .sentence()
                        .contains("record 14 was appended by hand, or edited before"),
                shop.ofShop().sentence());
    }

    /** He has the key, and makes the chain's end fit. */
    @Test
    void anEndCutOffIsFoundByTheOtherDatabase() throws Exception {
        shop.asSuperuser(
                "DELETE FROM audit.change WHERE record_id > 11",
                "DELETE FROM audit.record WHERE record_id > 11",
                "UPDATE audit.chain c SET position = 11, hash = r.hash FROM audit.record r WHERE r.position = 11");
        assertEquals(
                List.of("11|null|null|null"),
                shop.rows("SELECT * FROM audit.verify()"),
                "The shop alone knows nothing of it");
        AuditVerdict cut = shop.ofShop();
        assertTrue(
                cut.sentence().contains("the record at place 13 of the chain was removed"),
                cut.sentence());
        for (int i = 0; i < 4; i++) {
            shop.execute(
                    "UPDATE oltp.customer SET phone = '1%d' WHERE customer_id = 'C1'".formatted(i));
        }
        shop.exchange();
        AuditVerdict grown = shop.ofShop();
        assertTrue(
                grown.sentence()
                        .contains(
                                "the record at place 13 of the chain is another than when its hash was kept"),
                grown.sentence());
    }

    @Test
    void aChainBegunAnewIsFound() throws Exception {
        shop.asSuperuser(
                "TRUNCATE audit.record, audit.change",
                "UPDATE audit.chain SET chain_id = gen_random_uuid(), position = 0, hash = ''");
        shop.execute("UPDATE oltp.customer SET phone = '9' WHERE customer_id = 'C1'");
        shop.exchange();
        assertTrue(shop.ofShop().sentence().contains("was begun anew"), shop.ofShop().sentence());
    }

    @Test
    void anEndCutOffInTheWarehouseIsFoundByTheShop() throws Exception {
        shop.onWarehouse(
                "DELETE FROM audit_record WHERE record_id > 3",
                "UPDATE audit_chain SET position = 3, hash = (SELECT hash FROM audit_record WHERE record_id = 3)");
        assertEquals(
                0, shop.warehouseNumber("SELECT COUNT(*) FROM audit_record WHERE record_id > 3"));
        assertTrue(
                shop.ofWarehouse()
                        .sentence()
                        .contains("the record at place 5 of the chain was removed"),
                shop.ofWarehouse().sentence());
        shop.tellWarehouse(4);
        assertTrue(
                shop.ofWarehouse()
                        .sentence()
                        .contains("the record at place 5 of the chain is another"),
                shop.ofWarehouse().sentence());
    }

    @Test
    void aPurgedAuditVerifiesAndItsCheckpointHolds() throws Exception {
        shop.age(30);
        shop.exchange();
        shop.execute("UPDATE oltp.customer SET phone = 'now' WHERE customer_id = 'C1'");
        shop.tellWarehouse(2);
        shop.exchange();
        long before = shop.ofShop().records();

        AuditPurge nothing = shop.audit().purge(RetentionSettings.USUAL, new Run());
        assertEquals(new AuditPurge(0, 90, 0, 0), nothing);
        AuditPurge purge = shop.audit().purge(new RetentionSettings(20, 20), new Run());
        assertEquals(new AuditPurge(before - 1, 20, 9, 1), purge);
        assertEquals(
                List.of("1|0"),
                shop.rows(
                        "SELECT count(DISTINCT record_id), count(*) FILTER (WHERE row_count = 0) FROM audit.entry WHERE event = 'update'"));
        shop.exchange();
        assertTrue(shop.ofShop().isWhole(), shop.ofShop().sentence());
        assertEquals(2, shop.ofShop().records(), "The one that is kept and that of the purge");
        assertTrue(shop.ofWarehouse().isWhole(), shop.ofWarehouse().sentence());
        assertEquals(3, shop.ofWarehouse().records());
        assertTrue(shop.ofShop().anchors() > 1);

        shop.asSuperuser(
                "DELETE FROM audit.record WHERE position = (SELECT min(position) FROM audit.record)");
        assertTrue(shop.ofShop().sentence().contains("was removed"), shop.ofShop().sentence());
        shop.onWarehouse("DELETE FROM audit_record ORDER BY record_id LIMIT 1");
        assertTrue(
                shop.ofWarehouse().sentence().contains("was removed"),
                shop.ofWarehouse().sentence());
    }

    @Test
    void nobodyButTheOwnerShortensWhatIsKept() throws Exception {
        shop.age(30);
        String person = "u_max_" + ProcessHandle.current().pid();
        shop.asSuperuser(
                "CREATE ROLE %s; GRANT USAGE ON SCHEMA audit TO %1$s; GRANT EXECUTE ON FUNCTION audit.purge TO %1$s"
                        .formatted(person));
        try {
            shop.asSuperuser(
                    "SET SESSION AUTHORIZATION %s; SELECT * FROM audit.purge(1)".formatted(person));
            assertEquals(0, shop.number("SELECT checkpoint_position FROM audit.chain"));
        } finally {
            shop.asSuperuser("DROP OWNED BY %s; DROP ROLE %1$s".formatted(person));
        }
    }

    @Test
    void theDailyPurgeComesWithASync() throws Exception {
        shop.age(100);
        shop.asSuperuser("UPDATE audit.chain SET purged_at = now() - interval '25 hours'");
        try (SyncCycle cycle = new SyncCycle(shop.databases(), 1, () -> RetentionSettings.USUAL)) {
            cycle.sync(SyncRequest.incremental(2, "test"), new Run());
        }
        assertEquals(4, shop.number("SELECT checkpoint_position FROM audit.chain"));
        assertEquals(9, shop.warehouseNumber("SELECT checkpoint_position FROM audit_chain"));
        assertEquals(0, shop.warehouseNumber("SELECT COUNT(*) FROM query_log"));
        assertEquals(
                1, shop.warehouseNumber("SELECT COUNT(*) FROM audit_record WHERE event = 'sync'"));
        assertTrue(shop.ofShop().isWhole(), shop.ofShop().sentence());
        assertTrue(shop.ofWarehouse().isWhole(), shop.ofWarehouse().sentence());
    }

    @Test
    void aSyncKeepsTheHeadsAndAnIdleOneKeepsThemOnlyOnce() throws Exception {
        try (SyncCycle cycle = new SyncCycle(shop.databases())) {
            cycle.sync(SyncRequest.incremental(2, "test"), new Run());
            long anchors = anchors();
            shop.execute("UPDATE oltp.customer SET phone = 'x' WHERE customer_id = 'C1'");
            cycle.sync(SyncRequest.incremental(2, "test"), new Run());
            assertEquals(anchors + 2, anchors());
            cycle.sync(SyncRequest.incremental(2, "test"), new Run());
            cycle.sync(SyncRequest.incremental(2, "test"), new Run());
            assertEquals(anchors + 2, anchors());
        }
        assertTrue(shop.ofShop().isWhole(), shop.ofShop().sentence());
        assertTrue(shop.ofWarehouse().isWhole(), shop.ofWarehouse().sentence());
    }

    private long anchors() throws SQLException {
        return shop.number("SELECT count(*) FROM audit.anchor")
                + shop.warehouseNumber("SELECT COUNT(*) FROM audit_anchor");
    }

    @Test
    void aTransactionHeldOpenBlocksNobodyAndIsSealedAfterwards() throws Exception {
        try (Connection held = shop.databases().connectExtractor();
                Statement slow = held.createStatement()) {
            held.setAutoCommit(false);
            slow.execute("UPDATE oltp.customer SET phone = 'held' WHERE customer_id = 'C1'");
            shop.execute(
                    "SET lock_timeout = '1s'; UPDATE oltp.customer SET phone = 'quick' WHERE customer_id = 'C2'");
            shop.exchange();
            assertEquals(14, shop.number("SELECT max(position) FROM audit.record"));
            held.commit();
        }
        shop.exchange();
        assertEquals(
                List.of("15|14", "14|15"),
                shop.rows(
                        "SELECT record_id, position FROM audit.record WHERE position > 13 ORDER BY position"),
                "The record with the lower number came later into the chain");
        assertTrue(shop.ofShop().isWhole(), shop.ofShop().sentence());
    }

    @Test
    void everyRecordOfWritersAtOnceIsSealedExactlyOnce() throws Exception {
        int writers = 6;
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers + 2)) {
            List<Future<Long>> committed = new ArrayList<>();
            for (int i = 1; i <= writers; i++) {
                int number = i;
                committed.add(threads.submit(() -> write(number)));
            }
            List<Future<Boolean>> sealers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                sealers.add(
                        threads.submit(() -> {
                            while (!over.get()) {
                                shop.exchange();
                            }
                            return true;
                        }));
            }
            long expected = 13;
            for (Future<Long> writer : committed) {
                expected += writer.get();
            }
            over.set(true);
            for (Future<Boolean> sealer : sealers) {
                sealer.get();
            }
            shop.exchange();
            assertEquals(
                    List.of("%d|%1$d|%1$d|1".formatted(expected)),
                    shop.rows(
                            "SELECT count(*), count(DISTINCT position), max(position), min(position) FROM audit.record"));
        }
        AuditVerdict verdict = shop.ofShop();
        assertTrue(verdict.isWhole(), verdict.sentence());
        assertTrue(verdict.anchors() > 1);
        shop.tellWarehouse(1);
    }

    /** Transactions of one to three statements, held for a moment, some rolled back. */
    private long write(int number) throws Exception {
        long committed = 0;
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try (Connection connection = shop.databases().connectExtractor()) {
            Sql sql = new Sql(connection, new Run());
            sql.update("SET lock_timeout = '2s'");
            connection.setAutoCommit(false);
            for (int i = 0; i < 60; i++) {
                int statements = random.nextInt(1, 4);
                for (int s = 0; s < statements; s++) {
                    sql.update(
                            "UPDATE oltp.customer SET phone = ? WHERE customer_id = ?",
                            i + "." + s + "." + System.nanoTime(),
                            "C" + number);
                }
                Thread.sleep(random.nextInt(8));
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed += statements;
                }
            }
        }
        return committed;
    }

    @Test
    void writersToTheWarehousesAuditLeaveOneChain() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<?>> tellers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                tellers.add(threads.submit(() -> shop.tellWarehouse(20)));
            }
            for (Future<?> teller : tellers) {
                teller.get();
            }
        }
        assertEquals(125, shop.ofWarehouse().records());
        assertTrue(shop.ofWarehouse().isWhole(), shop.ofWarehouse().sentence());
    }
}
