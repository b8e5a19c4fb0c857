package io.millrace.access;

import io.millrace.MillraceException;
import io.millrace.access.KeptRecords.Kept;
import io.millrace.config.RetentionSettings;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much of the audit and of the query log is kept, for administrators. The servers keep a month
 * whatever is asked, and longer where the owner wants it.
 */
public final class RecordKeeping {

    /** The fewest days that an administrator may have kept. */
    public static final int LEAST_DAYS = 30;

    /** Works on both databases. */
    @FunctionalInterface
    private interface Work<T> {
        T apply(Sql shop, Sql warehouse) throws SQLException;
    }

    private record Purged(Kept kept, Instant at) {}

    private final Database shop;
    private final Database warehouse;

    RecordKeeping(Database shop, Database warehouse) {
        this.shop = shop;
        this.warehouse = warehouse;
    }

    /** What there is, and what a purge by these settings would remove. */
    public KeptRecords look(RetentionSettings retention, Run run) {
        return on(
                "It cannot be told what is kept",
                run,
                (shopSql, warehouseSql) -> {
                    Purged ofShop =
                            run.stage("Counting in the shop", () -> ofShop(shopSql, retention));
                    return run.stage(
                            "Counting in the warehouse",
                            () -> ofBoth(ofShop, warehouseSql, retention));
                });
    }

    private static Purged ofShop(Sql sql, RetentionSettings retention) throws SQLException {
        return sql.first(
                        "SELECT * FROM audit.kept(?)",
                        row ->
                                new Purged(
                                        new Kept(
                                                row.getLong("records"),
                                                utc(row.getObject("oldest", OffsetDateTime.class)),
                                                row.getLong("due"),
                                                row.getInt("kept_days")),
                                        row.getObject("purged_at", OffsetDateTime.class)
                                                .toInstant()),
                        retention.auditDays())
                .orElseThrow();
    }

    private static KeptRecords ofBoth(Purged shop, Sql sql, RetentionSettings retention)
            throws SQLException {
        return sql.first(
                        "CALL audit_kept(?, ?)",
                        row ->
                                new KeptRecords(
                                        shop.kept,
                                        new Kept(
                                                row.getLong("records"),
                                                local(row.getObject("oldest", LocalDateTime.class)),
                                                row.getLong("due"),
                                                row.getInt("kept_days")),
                                        new Kept(
                                                row.getLong("questions"),
                                                local(
                                                        row.getObject(
                                                                "oldest_question",
                                                                LocalDateTime.class)),
                                                row.getLong("due_questions"),
                                                row.getInt("kept_query_days")),
                                        shop.at),
                        retention.auditDays(),
                        retention.queryLogDays())
                .orElseThrow();
    }

    /** Removes what is old enough; the audit tells of it, and still verifies. */
    public AuditPurge purge(RetentionSettings retention, Run run) {
        return on(
                "Nothing more was removed",
                run,
                (shopSql, warehouseSql) ->
                        new AuditHeads(shopSql, warehouseSql).purgeByAdministrator(retention));
    }

    /**
     * Has nobody but the owner remove what is younger from now on.
     *
     * @param owner the same databases as their owner has them
     */
    public void require(Databases owner, RetentionSettings retention, Run run) {
        new RecordKeeping(owner.oltp(), owner.warehouse())
                .on(
                        "The databases still keep as much as before",
                        run,
                        (shopSql, warehouseSql) -> {
                            new AuditHeads(shopSql, warehouseSql).require(retention, shop.user());
                            return retention;
                        });
    }

    private static Optional<Instant> utc(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static Optional<Instant> local(@Nullable LocalDateTime time) {
        return Optional.ofNullable(time).map(known -> known.toInstant(ZoneOffset.UTC));
    }

    private <T> T on(String failure, Run run, Work<T> work) {
        try (Connection shopConnection = connect(shop, "shop", failure);
                Connection warehouseConnection = connect(warehouse, "warehouse", failure)) {
            return work.apply(new Sql(shopConnection, run), new Sql(warehouseConnection, run));
        } catch (SQLException cause) {
            run.check();
            throw AdministrationFaults.of(failure, cause);
        }
    }

    private static Connection connect(Database database, String name, String failure) {
        try {
            return database.connect();
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.CANNOT_CONNECT,
                    "%s: the server of the %s does not answer. The screen Connections tests it and says what to do."
                            .formatted(failure, name),
                    cause);
        }
    }
}
