package io.millrace.warehouse;

import static java.util.stream.Collectors.joining;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
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
import java.util.regex.Pattern;

/**
 * What one role may see of the warehouse: a schema of views that have the names and columns of the
 * tables, masked by the policy and, for managers, limited to the person's own regions.
 */
public final class Marts {

    private static final String WAREHOUSE = "millrace_dw";
    private static final Set<String> TEXTS =
            Set.of("varchar", "char", "text", "mediumtext", "longtext", "tinytext");

    /** Tables whose rows a manager sees only in part. */
    private static final Set<String> SCOPED =
            Set.of(
                    "fact_sales",
                    "fact_return",
                    "agg_sales_month",
                    "agg_orders_month",
                    "dim_location",
                    "dim_return",
                    "dim_customer");

    private static final int SAMPLE = 200;
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/.-]{6,}[0-9]");

    /** A column, and whether it holds texts. */
    private record Column(String name, boolean isText) {}

    private final Database warehouse;
    private final MaskingPolicy policy;

    /**
     * Reads the policy.
     *
     * @param warehouse as its owner
     * @param home where a company's own policy may lie
     * @throws MillraceException with code CONFIGURATION if it has faults
     */
    public Marts(Database warehouse, Path home) {
        this.warehouse = warehouse;
        this.policy = MaskingPolicy.load(home);
    }

    /** The mart of a role beside a warehouse of that name. */
    public static String schema(String warehouse, String role) {
        return (warehouse.equals(WAREHOUSE) ? "" : warehouse + "_") + "mart_" + role;
    }

    /**
     * Makes the views, unless they are as policy and tables want them.
     *
     * @return columns that look like personal data and that nobody declared; they are hidden
     */
    public List<MaskingFinding> bringUpToDate() {
        try (Connection connection = warehouse.connect()) {
            Sql sql = new Sql(connection, new Run());
            String star = sql.first("SELECT DATABASE()", row -> row.getString(1)).orElseThrow();
            Map<String, List<Column>> tables = tables(sql);
            List<MaskingFinding> findings = findings(sql, tables);
            List<String> statements = new ArrayList<>();
            for (String role : MaskingPolicy.ROLES) {
                String schema = schema(star, role);
                statements.add("CREATE SCHEMA IF NOT EXISTS `" + schema + "`");
                tables.forEach((table, columns) ->
                        statements.add(view(schema, role, table, columns, findings)));
            }
            apply(sql, statements);
            return findings;
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The marts could not be made: " + cause.getMessage(),
                    cause);
        }
    }

    /** The fingerprint is written last: where that is interrupted, all is made again. */
    private static void apply(Sql sql, List<String> statements) throws SQLException {
        String fingerprint = fingerprint(statements);
        if (sql.number("SELECT COUNT(*) FROM access_policy WHERE fingerprint = ?", fingerprint)
                > 0) {
            return;
        }
        for (String statement : statements) {
            sql.update(statement);
        }
        sql.update(
                "REPLACE INTO access_policy (policy_id, fingerprint, reveal_roles) VALUES (1, ?, '')",
                fingerprint);
    }

    private static Map<String, List<Column>> tables(Sql sql) throws SQLException {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        sql.list(
                SqlFiles.read("mysql/mart/columns.sql"),
                row ->
                        tables.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                .add(
                                        new Column(
                                                row.getString(2),
                                                TEXTS.contains(row.getString(3)))));
        return tables;
    }

    private List<MaskingFinding> findings(Sql sql, Map<String, List<Column>> tables)
            throws SQLException {
        List<MaskingFinding> findings = new ArrayList<>();
        for (Map.Entry<String, List<Column>> table : tables.entrySet()) {
            for (Column column : table.getValue()) {
                reason(sql, table.getKey(), column)
                        .ifPresent(reason ->
                                findings.add(
                                        new MaskingFinding(table.getKey(), column.name(), reason)));
            }
        }
        return List.copyOf(findings);
    }

    private Optional<String> reason(Sql sql, String table, Column column) throws SQLException {
        if (!column.isText() || policy.declares(table, column.name())) {
            return Optional.empty();
        }
        if (policy.looksPersonal(table, column.name())) {
            return Optional.of("its name is that of personal data");
        }
        return sql
                        .list(
                                "SELECT `%1$s` FROM `%2$s` WHERE `%1$s` IS NOT NULL LIMIT %3$d"
                                        .formatted(column.name(), table, SAMPLE),
                                row -> row.getString(1))
                        .stream()
                        .anyMatch(Marts::looksPersonal)
                ? Optional.of("what stands in it looks like an address or a number of somebody")
                : Optional.empty();
    }

    private static boolean looksPersonal(String value) {
        return MAIL.matcher(value).matches()
                || (PHONE.matcher(value).matches()
                        && value.chars().anyMatch(letter -> "+ ()/".indexOf(letter) >= 0));
    }

    private String view(
            String schema,
            String role,
            String table,
            List<Column> columns,
            List<MaskingFinding> findings) {
        String list =
                columns.stream()
                        .map(column -> column(role, table, column.name(), findings))
                        .collect(joining(", "));
        return "CREATE OR REPLACE SQL SECURITY DEFINER VIEW `%s`.`%s` AS %s"
                .formatted(schema, table, source(role, table).replaceFirst("t\\.\\*", list));
    }

    private String column(String role, String table, String column, List<MaskingFinding> findings) {
        boolean found =
                findings.stream()
                        .anyMatch(finding ->
                                finding.table().equals(table) && finding.column().equals(column));
        Treatment treatment =
                found
                        ? new Treatment.Hidden()
                        : policy.treatment(table + "." + column, role)
                                .orElse(new Treatment.Clear());
        return treatment.expression(column) + " AS `" + column + "`";
    }

    private static String source(String role, String table) {
        if (table.equals("dim_customer") || (role.equals("manager") && SCOPED.contains(table))) {
            return SqlFiles.read("mysql/mart/" + role + "/" + table + ".sql");
        }
        return "SELECT t.* FROM `" + table + "` t";
    }

    private static String fingerprint(List<String> statements) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            String.join(";", statements)
                                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every Java has SHA-256", cause);
        }
    }
}
