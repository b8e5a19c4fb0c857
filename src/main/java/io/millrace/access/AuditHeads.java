package io.millrace.access;

import io.millrace.config.RetentionSettings;
import io.millrace.db.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Links what was written to the shop's audit into its chain, and keeps the head of each chain in
 * the other database: who cuts a chain off or writes it anew would have to do so on both servers.
 */
public final class AuditHeads {

    /** The end of a chain. */
    record Head(String chain, long position, String hash, boolean isPurgeDue) {

        private static Head map(ResultSet row) throws SQLException {
            return new Head(
                    row.getString("chain_id"),
                    row.getLong("position"),
                    row.getString("hash"),
                    row.getBoolean("is_purge_due"));
        }
    }

    private final Sql shop;
    private final Sql warehouse;

    /**
     * Works on two connections in autocommit.
     *
     * @param shop to PostgreSQL
     * @param warehouse to the warehouse
     */
    public AuditHeads(Sql shop, Sql warehouse) {
        this.shop = shop;
        this.warehouse = warehouse;
    }

    /**
     * Exchanges the heads; costs three short queries where nothing was written.
     *
     * @return whether the last purge was more than a day ago
     */
    public boolean exchange() throws SQLException {
        Head ofShop = seal();
        Head ofWarehouse =
                warehouse
                        .first(
                                "CALL audit_exchange(?, ?, ?)",
                                Head::map,
                                ofShop.chain,
                                ofShop.position,
                                ofShop.hash)
                        .orElseThrow();
        shop.list(
                "SELECT audit.keep_anchor(?::uuid, ?, ?)",
                _ -> true,
                ofWarehouse.chain,
                ofWarehouse.position,
                ofWarehouse.hash);
        return ofShop.isPurgeDue || ofWarehouse.isPurgeDue;
    }

    /** Links what was committed into the shop's chain and says where it ends. */
    Head seal() throws SQLException {
        return shop.first("SELECT * FROM audit.seal()", Head::map).orElseThrow();
    }

    /**
     * Removes what is older than the settings say, leaving what the chains need to verify. Whoever
     * is not the owner removes nothing that the owner wants kept.
     */
    public AuditPurge purge(RetentionSettings retention) throws SQLException {
        return purge(retention, "SELECT * FROM audit.purge(?)", "CALL audit_purge(?, ?)");
    }

    /** The same for administrators, whom the servers let remove nothing younger than a month. */
    AuditPurge purgeByAdministrator(RetentionSettings retention) throws SQLException {
        return purge(
                retention,
                "SELECT * FROM audit.purge_by_administrator(?)",
                "CALL audit_purge_by_administrator(?, ?)");
    }

    /**
     * Says for the owner that nobody else may remove what is younger.
     *
     * @param wantedBy whose wish it is
     */
    void require(RetentionSettings retention, String wantedBy) throws SQLException {
        shop.list("SELECT audit.require_days(?, ?)", _ -> true, retention.auditDays(), wantedBy);
        warehouse.update(
                "CALL audit_require_days(?, ?, ?)",
                retention.auditDays(),
                retention.queryLogDays(),
                wantedBy);
    }

    private AuditPurge purge(RetentionSettings retention, String onShop, String onWarehouse)
            throws SQLException {
        AuditPurge ofShop =
                shop.first(
                                onShop,
                                row -> new AuditPurge(row.getLong(1), row.getInt(2), 0, 0),
                                retention.auditDays())
                        .orElseThrow();
        return warehouse
                .first(
                        onWarehouse,
                        row -> ofShop.and(row.getLong(1), row.getLong(3)),
                        retention.auditDays(),
                        retention.queryLogDays())
                .orElseThrow();
    }
}
