package io.millrace.warehouse;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.warehouse.MaskingFinding.Sign;
import io.millrace.work.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The marts: what each role may see of the warehouse, as schemas of views beside the star's. */
public final class Marts {

    private static final Pattern STAR = Pattern.compile("(dim|fact|agg)_.*");

    /** What the freshness and the state of the warehouse are read from. */
    private static final Set<String> STATE =
            Set.of(
                    "etl_check",
                    "etl_quarantine",
                    "etl_reconciliation",
                    "etl_run",
                    "etl_stage",
                    "etl_watermark");

    /** Anybody on the server may hold a lock whose name he knows; few may read this one. */
    private static final String LOCK =
            "CONCAT('millrace.marts.', (SELECT warehouse_id FROM etl_fence))";

    private static final int SECONDS_TO_WAIT = 60;
    private static final int MAY_NOT_USE_SCHEMA = 1044;

    private final Database warehouse;
    private final MaskingPolicy policy;

    /**
     * Reads the policy.
     *
     * @param warehouse as its owner, migrated
     * @param home where a company's own policy may lie
     * @throws MillraceException with code CONFIGURATION and all faults of the policy
     */
    public Marts(Database warehouse, Path home) {
        this(warehouse, MaskingPolicy.load(home));
    }

    Marts(Database warehouse, MaskingPolicy policy) {
        this.warehouse = warehouse;
        this.policy = policy;
    }

    /**
     * Makes the marts, or makes them anew if the policy, the tables or what they seem to hold have
     * changed; else only looks.
     *
     * @return the columns that are hidden because the policy does not name them
     * @throws MillraceException with code CONFIGURATION if the policy does not fit the warehouse
     */
    public List<MaskingFinding> bringUpToDate() {
        try (Connection connection = warehouse.connect()) {
            Sql sql = new Sql(connection, new Run());
            if (sql.number("SELECT GET_LOCK(" + LOCK + ", ?)", SECONDS_TO_WAIT) != 1) {
                throw new MillraceException(
                        MillraceException.Code.FAILED,
                        "Another Millrace has been making the marts for a minute. Try again.");
            }
            try {
                return bringUpToDate(sql, connection.getCatalog());
            } finally {
                sql.number("SELECT RELEASE_LOCK(" + LOCK + ")");
            }
        } catch (SQLException cause) {
            throw notMade(cause);
        }
    }

    private MillraceException notMade(SQLException cause) {
        if (cause.getErrorCode() == MAY_NOT_USE_SCHEMA) {
            return new MillraceException(
                    MillraceException.Code.CONFIGURATION,
                    "The account %s may not make the marts beside the warehouse; the README says under \"Servers of your own\" what its server has to grant (%s)."
                            .formatted(warehouse.user(), cause.getMessage()),
                    cause);
        }
        return new MillraceException(
                MillraceException.Code.FAILED,
                "The marts of the warehouse could not be made: " + cause.getMessage(),
                cause);
    }

    private List<MaskingFinding> bringUpToDate(Sql sql, String star) throws SQLException {
        List<TableColumn> structure = TableColumn.of(sql);
        policy.check(structure);
        Map<String, List<TableColumn>> tables = tables(structure);
        Map<ColumnName, Sign> signs = signs(sql, tables);
        List<MartView> views = views(star, tables, signs);
        String reveal =
                policy.revealing().stream()
                        .map(Mart::role)
                        .sorted()
                        .collect(Collectors.joining(","));
        String fingerprint = fingerprint(views, reveal);
        if (!isApplied(sql, star, fingerprint, views)) {
            make(sql, star, views);
            sql.update(SqlFiles.read("mysql/mart/seat_owner.sql"));
            sql.update("CALL access_grant_all()");
            sql.update(
                    "REPLACE INTO access_policy (policy_id, fingerprint, reveal_roles) VALUES (1, ?, ?)",
                    fingerprint,
                    reveal);
            sql.update(
                    "CALL audit_note('masking applied', 'marts', JSON_OBJECT('fingerprint', ?, 'revealing', ?))",
                    fingerprint,
                    reveal);
        }
        new MaskedColumns(sql)
                .keep(policy, tables.values().stream().flatMap(List::stream).toList(), signs);
        return signs.entrySet().stream()
                .map(found ->
                        new MaskingFinding(
                                found.getKey().table(), found.getKey().column(), found.getValue()))
                .toList();
    }

    private static Map<String, List<TableColumn>> tables(List<TableColumn> structure) {
        return structure.stream()
                .filter(column ->
                        STAR.matcher(column.name().table()).matches()
                                || STATE.contains(column.name().table()))
                .collect(
                        Collectors.groupingBy(
                                column -> column.name().table(),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    /** What speaks against showing the columns that the policy does not name. */
    private Map<ColumnName, Sign> signs(Sql sql, Map<String, List<TableColumn>> tables)
            throws SQLException {
        Map<ColumnName, Sign> signs = new LinkedHashMap<>();
        for (List<TableColumn> columns : tables.values()) {
            for (TableColumn column : columns) {
                if (!policy.names(column.name())) {
                    PersonalData.sign(sql, column)
                            .ifPresent(sign -> signs.put(column.name(), sign));
                }
            }
        }
        return signs;
    }

    private List<MartView> views(
            String star, Map<String, List<TableColumn>> tables, Map<ColumnName, Sign> signs) {
        List<MartView> views = new ArrayList<>();
        for (Mart mart : Mart.values()) {
            tables.forEach((table, columns) ->
                    views.add(new MartView(mart, star, table, seen(columns, mart, signs))));
        }
        views.removeIf(view -> !view.isAllowed());
        return views;
    }

    private List<MartView.Seen> seen(
            List<TableColumn> columns, Mart mart, Map<ColumnName, Sign> signs) {
        return columns.stream().map(column -> seen(column, mart, signs)).toList();
    }

    private MartView.Seen seen(TableColumn column, Mart mart, Map<ColumnName, Sign> signs) {
        Masking unnamed =
                signs.containsKey(column.name()) ? new Masking.Hidden() : new Masking.Clear();
        return new MartView.Seen(column, policy.of(column.name(), mart).orElse(unnamed));
    }

    private static boolean isApplied(Sql sql, String star, String fingerprint, List<MartView> views)
            throws SQLException {
        Optional<String> last =
                sql.first(
                        "SELECT fingerprint FROM access_policy WHERE policy_id = 1",
                        row -> row.getString(1));
        return last.filter(fingerprint::equals).isPresent()
                && existing(sql, star).equals(names(views));
    }

    private static Set<String> existing(Sql sql, String star) throws SQLException {
        Set<String> existing = new TreeSet<>();
        for (Mart mart : Mart.values()) {
            existing.addAll(
                    sql.list(
                            "SELECT CONCAT(TABLE_SCHEMA, '.', TABLE_NAME) FROM information_schema.TABLES"
                                    + " WHERE TABLE_SCHEMA = ?",
                            row -> row.getString(1),
                            mart.schemaBeside(star)));
        }
        return existing;
    }

    private static Set<String> names(List<MartView> views) {
        return views.stream()
                .map(view -> view.mart().schemaBeside(view.star()) + "." + view.table())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void make(Sql sql, String star, List<MartView> views) throws SQLException {
        for (Mart mart : Mart.values()) {
            String schema = mart.schemaBeside(star);
            sql.update("CREATE SCHEMA IF NOT EXISTS `" + schema + "`");
            sql.update("DROP PROCEDURE IF EXISTS `" + schema + "`.reveal_customer");
            sql.update(
                    "CREATE PROCEDURE `%s`.reveal_customer(IN p_customer_key INT, IN p_reason VARCHAR(1000)) SQL SECURITY DEFINER CALL `%s`.reveal_customer(p_customer_key, p_reason)"
                            .formatted(schema, star));
        }
        for (MartView view : views) {
            sql.update(view.statement());
        }
        Set<String> others = existing(sql, star);
        others.removeAll(names(views));
        for (String other : others) {
            sql.update("DROP VIEW `" + other.replace(".", "`.`") + "`");
        }
    }

    private static String fingerprint(List<MartView> views, String reveal) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            views.forEach(view -> digest.update(view.statement().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(reveal.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
