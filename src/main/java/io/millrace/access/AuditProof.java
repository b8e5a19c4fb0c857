package io.millrace.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Verifies the audits: each database its own records, then each against its heads in the other. */
final class AuditProof {

    /** A head of a chain that the other database keeps. */
    private record Anchor(long id, long position, String hash) {

        private static Anchor map(ResultSet row) throws SQLException {
            return new Anchor(row.getLong(1), row.getLong(2), row.getString(3));
        }
    }

    /** Finds the first of some heads that is not on the chain. */
    @FunctionalInterface
    private interface Comparison {
        Optional<AuditVerdict.Fault> of(List<Anchor> anchors) throws SQLException;
    }

    private final Sql shop;
    private final Sql warehouse;

    AuditProof(Sql shop, Sql warehouse) {
        this.shop = shop;
        this.warehouse = warehouse;
    }

    AuditVerdict ofShop() throws SQLException {
        String chain = new AuditHeads(shop, warehouse).seal().chain();
        AuditVerdict verdict =
                shop.first(
                                "SELECT records, broken_place, broken_record, reason FROM audit.verify()",
                                row ->
                                        verdict(
                                                AuditSide.SHOP,
                                                row.getLong(1),
                                                row.getLong(2),
                                                row.getLong(3),
                                                row.getString(4)))
                        .orElseThrow();
        Optional<String> other =
                warehouse
                        .first(
                                SqlFiles.read("mysql/audit/other_chain.sql"),
                                row -> Optional.ofNullable(row.getString(1)),
                                chain)
                        .orElseThrow();
        if (verdict.isWhole() && other.isPresent()) {
            return verdict(
                    AuditSide.SHOP,
                    verdict.records(),
                    0,
                    0,
                    "was begun anew, or the warehouse followed another shop until "
                            + other.get()
                            + " UTC");
        }
        return compared(
                verdict, chain, warehouse, "mysql/audit/anchors.sql", this::differingInShop);
    }

    AuditVerdict ofWarehouse() throws SQLException {
        String chain =
                warehouse
                        .first("SELECT warehouse_id FROM etl_fence", row -> row.getString(1))
                        .orElseThrow();
        AuditVerdict verdict = inOneState(this::verifyWarehouse);
        return compared(
                verdict, chain, shop, "postgresql/audit/anchors.sql", this::differingInWarehouse);
    }

    private AuditVerdict verifyWarehouse() throws SQLException {
        return warehouse
                .first(
                        "CALL audit_verify()",
                        row ->
                                verdict(
                                        AuditSide.WAREHOUSE,
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getLong(2),
                                        row.getString(3)))
                .orElseThrow();
    }

    /** The procedure's queries are to see one state, whoever writes meanwhile. */
    private AuditVerdict inOneState(Run.Work<AuditVerdict, SQLException> work) throws SQLException {
        Connection connection = warehouse.connection();
        int before = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            return work.apply();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(before);
        }
    }

    private static AuditVerdict verdict(
            AuditSide side, long records, long place, long record, String reason) {
        return new AuditVerdict(
                side,
                records,
                0,
                Optional.ofNullable(reason).map(why -> new AuditVerdict.Fault(place, record, why)));
    }

    /** Heads that are kept while we read are of later records, and compared the next time. */
    private static AuditVerdict compared(
            AuditVerdict verdict, String chain, Sql keeper, String anchors, Comparison comparison)
            throws SQLException {
        Optional<AuditVerdict.Fault> first = verdict.fault();
        long compared = 0;
        List<Anchor> some = keeper.list(SqlFiles.read(anchors), Anchor::map, chain, 0L);
        while (!some.isEmpty()) {
            first = earlier(first, comparison.of(some));
            compared += some.size();
            some = keeper.list(SqlFiles.read(anchors), Anchor::map, chain, some.getLast().id());
        }
        return new AuditVerdict(verdict.side(), verdict.records(), compared, first);
    }

    /** What is in no chain comes last. */
    private static Optional<AuditVerdict.Fault> earlier(
            Optional<AuditVerdict.Fault> one, Optional<AuditVerdict.Fault> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        long place = one.get().place();
        return place > 0 && place <= other.get().place() ? one : other;
    }

    private Optional<AuditVerdict.Fault> differingInShop(List<Anchor> anchors) throws SQLException {
        Connection connection = shop.connection();
        Array places =
                connection.createArrayOf(
                        "bigint", anchors.stream().map(Anchor::position).toArray());
        Array hashes =
                connection.createArrayOf("text", anchors.stream().map(Anchor::hash).toArray());
        return shop.first(
                "SELECT place, reason FROM audit.differing_anchor(?, ?) WHERE place > 0",
                row -> new AuditVerdict.Fault(row.getLong(1), 0, row.getString(2)),
                places,
                hashes);
    }

    private Optional<AuditVerdict.Fault> differingInWarehouse(List<Anchor> anchors)
            throws SQLException {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        anchors.forEach(anchor -> json.addArray().add(anchor.position()).add(anchor.hash()));
        return warehouse.first(
                "CALL audit_differing_anchor(?)",
                row -> new AuditVerdict.Fault(row.getLong(1), 0, row.getString(2)),
                json.toString());
    }
}
