package io.millrace.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.MillraceException;
import io.millrace.config.RetentionSettings;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who did what, in both databases; and whether anybody has changed what is written there. */
public final class Audit {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A mart stands beside its warehouse; that of the usual name gives it no prefix. */
    private static final Pattern MART = Pattern.compile("(?:(.+)_)?mart_(?:manager|executive)");

    private static final String STAR = "millrace_dw";

    /** Work on both databases, each in autocommit. */
    @FunctionalInterface
    private interface Work<T> {
        T apply(Sql shop, Sql warehouse) throws SQLException;
    }

    private final Databases databases;

    public Audit(Databases databases) {
        this.databases = databases;
    }

    /**
     * Looks at every record of both audits, and at their heads in the other database.
     *
     * @return the shop's verdict, then the warehouse's
     */
    public List<AuditVerdict> verify(Run run) {
        return on(
                run,
                (shop, warehouse) -> {
                    AuditProof proof = new AuditProof(shop, warehouse);
                    return List.of(
                            run.stage("Verify the audit of the shop", proof::ofShop),
                            run.stage("Verify the audit of the warehouse", proof::ofWarehouse));
                });
    }

    /** Entries of both audits, the newest first; {@code filter.limit()} at most. */
    public List<AuditEntry> list(AuditFilter filter, Run run) {
        return on(
                run,
                (shop, warehouse) -> {
                    List<AuditEntry> entries = new ArrayList<>(ofShop(shop, filter));
                    if (filter.id() == null) {
                        entries.addAll(ofWarehouse(warehouse, filter));
                    }
                    entries.sort(Comparator.comparing(AuditEntry::at).reversed());
                    return entries.stream().limit(filter.limit()).toList();
                });
    }

    /**
     * Removes what is older than the settings say, leaving what the chains need to verify. Whoever
     * is not the owner removes nothing that the owner wants kept.
     */
    public AuditPurge purge(RetentionSettings retention, Run run) {
        return on(run, (shop, warehouse) -> new AuditHeads(shop, warehouse).purge(retention));
    }

    /** Links what was written into the chains and keeps their heads in the other database. */
    public void exchangeHeads(Run run) {
        on(run, (shop, warehouse) -> new AuditHeads(shop, warehouse).exchange());
    }

    /**
     * Writes what no table shows. The server knows who says it.
     *
     * @param database the shop, the warehouse or a mart of it
     * @param event one of archive, export, import, question, restore, sql and sync
     * @param detail becomes JSON
     */
    public static void tell(
            Database database, String event, String subject, Map<String, ?> detail) {
        try (Connection connection = database.connect()) {
            Sql sql = new Sql(connection, new Run());
            switch (database.engine()) {
                case POSTGRESQL -> tellShop(sql, event, subject, detail);
                case MYSQL, MARIADB -> tellWarehouse(sql, event, subject, detail);
            }
        } catch (SQLException cause) {
            throw refused(cause);
        }
    }

    /** The same, in the transaction of this connection to the shop. */
    public static void tellShop(Sql shop, String event, String subject, Map<String, ?> detail)
            throws SQLException {
        shop.list("SELECT audit.tell(?, ?, ?::jsonb)", _ -> true, event, subject, json(detail));
    }

    /** The same, in the transaction of this connection to the warehouse. */
    public static void tellWarehouse(
            Sql warehouse, String event, String subject, Map<String, ?> detail)
            throws SQLException {
        warehouse.update(
                "CALL `" + star(warehouse) + "`.audit_tell(?, ?, ?)", event, subject, json(detail));
    }

    /**
     * Writes a question into the log of questions. The server knows who asks.
     *
     * @param warehouse the warehouse or a mart of it
     * @param sql what ran; empty where nothing did
     * @param outcome answered, clarify, unknown, refused or error
     */
    public static void logQuestion(
            Database warehouse,
            String question,
            String engine,
            String sql,
            long rows,
            long milliseconds,
            String outcome) {
        try (Connection connection = warehouse.connect()) {
            Sql log = new Sql(connection, new Run());
            log.update(
                    "CALL `" + star(log) + "`.log_question(?, ?, ?, ?, ?, ?)",
                    question,
                    engine,
                    sql,
                    rows,
                    milliseconds,
                    outcome);
        } catch (SQLException cause) {
            throw refused(cause);
        }
    }

    /** The schema of the star that this one belongs to. */
    static String star(Sql warehouse) throws SQLException {
        String schema = warehouse.first("SELECT DATABASE()", row -> row.getString(1)).orElseThrow();
        Matcher mart = MART.matcher(schema);
        if (!mart.matches()) {
            return schema;
        }
        return mart.group(1) == null ? STAR : mart.group(1);
    }

    private static List<AuditEntry> ofShop(Sql shop, AuditFilter filter) throws SQLException {
        return shop.list(
                SqlFiles.read("postgresql/audit/list.sql"),
                row ->
                        entry(
                                AuditSide.SHOP,
                                row,
                                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                                row.getLong("row_no"),
                                row.getString("row_key"),
                                row.getString("before"),
                                row.getString("after")),
                filter.person(),
                filter.event(),
                filter.subject(),
                filter.id(),
                utc(filter.from()),
                utc(filter.until()),
                filter.limit());
    }

    private static List<AuditEntry> ofWarehouse(Sql warehouse, AuditFilter filter)
            throws SQLException {
        return warehouse.list(
                SqlFiles.read("mysql/audit/list.sql") + " LIMIT " + filter.limit(),
                row ->
                        entry(
                                AuditSide.WAREHOUSE,
                                row,
                                row.getObject("written_at", LocalDateTime.class)
                                        .toInstant(ZoneOffset.UTC),
                                0,
                                null,
                                null,
                                null),
                filter.person(),
                filter.event(),
                filter.subject(),
                local(filter.from()),
                local(filter.until()));
    }

    private static AuditEntry entry(
            AuditSide side,
            ResultSet row,
            Instant at,
            long number,
            @Nullable String key,
            @Nullable String before,
            @Nullable String after)
            throws SQLException {
        return new AuditEntry(
                side,
                row.getLong("record_id"),
                number,
                at,
                row.getString("person"),
                row.getString("account"),
                row.getString("event"),
                row.getString("subject"),
                key,
                before,
                after,
                row.getString("detail"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable LocalDateTime local(@Nullable Instant instant) {
        return Optional.ofNullable(utc(instant)).map(OffsetDateTime::toLocalDateTime).orElse(null);
    }

    private static String json(Map<String, ?> detail) {
        try {
            return JSON.writeValueAsString(detail);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException("A detail that JSON cannot hold", cause);
        }
    }

    private <T> T on(Run run, Work<T> work) {
        try (Connection shop = databases.oltp().connect();
                Connection warehouse = databases.warehouse().connect()) {
            return work.apply(new Sql(shop, run), new Sql(warehouse, run));
        } catch (SQLException cause) {
            run.check();
            throw refused(cause);
        }
    }

    private static MillraceException refused(SQLException cause) {
        return new MillraceException(
                MillraceException.Code.FAILED,
                "The audit could not be read or written: " + cause.getMessage(),
                cause);
    }
}
