package io.millrace.warehouse;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.warehouse.MaskingFinding.Sign;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the marts show what is in the warehouse, since they were made last.
 *
 * @param revealing the roles that may see who a customer is for a reason
 * @param columns those that the policy names, and those that are hidden because it does not
 */
public record AppliedMasking(Instant appliedAt, List<String> revealing, List<Column> columns) {

    public AppliedMasking {
        revealing = List.copyOf(revealing);
        columns = List.copyOf(columns);
    }

    /**
     * How each role sees one column.
     *
     * @param finding why it is hidden although the policy does not name it
     * @param words those of the policy, such as "prefix(2)"
     */
    public record Column(
            String table, String column, Optional<Sign> finding, Map<Mart, String> words) {

        public Column {
            words = Map.copyOf(words);
        }

        /** What it tells of a person, as far as anybody can see. */
        public Optional<PersonalKind> kind() {
            return PersonalKind.of(column)
                    .or(() ->
                            finding.flatMap(sign ->
                                    switch (sign) {
                                        case EMAILS -> Optional.of(PersonalKind.EMAIL);
                                        case PHONES -> Optional.of(PersonalKind.PHONE);
                                        case NAME, EMPTY -> Optional.empty();
                                    }));
        }

        /** What a role sees, in words. */
        public String seenBy(Mart mart) {
            String word = words.getOrDefault(mart, "hidden");
            return Masking.of(word).map(Masking::sentence).orElse(word);
        }

        /** Whether every role sees it as it is. */
        public boolean isClear() {
            return words.values().stream().allMatch("clear"::equals);
        }

        /** The same as lines of a masking.yaml. */
        public String lines() {
            return "columns:\n  %s:\n    %s: {manager: %s, executive: %s}"
                    .formatted(
                            table,
                            column,
                            words.getOrDefault(Mart.MANAGER, "hidden"),
                            words.getOrDefault(Mart.EXECUTIVE, "hidden"));
        }
    }

    private record Row(
            Instant appliedAt,
            String revealing,
            Optional<ColumnName> name,
            String role,
            String masking,
            String finding) {

        private static Row map(ResultSet row) throws SQLException {
            String table = row.getString("table_name");
            return new Row(
                    Instant.ofEpochSecond(row.getLong("applied_at")),
                    row.getString("reveal_roles"),
                    table == null
                            ? Optional.empty()
                            : Optional.of(new ColumnName(table, row.getString("column_name"))),
                    row.getString("role"),
                    row.getString("masking"),
                    row.getString("finding"));
        }
    }

    /**
     * As administrators may see it.
     *
     * @param warehouse with the schema of the star
     * @return empty before the marts were made
     */
    public static Optional<AppliedMasking> read(Database warehouse, Run run) {
        try (Connection connection = warehouse.connect()) {
            List<Row> rows = new Sql(connection, run).list("CALL access_masking_list()", Row::map);
            return rows.stream().findFirst().map(first -> of(first, rows));
        } catch (SQLException cause) {
            run.check();
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The masking policy could not be read from the warehouse (%s). The screen Connections tests its server and says what to do."
                            .formatted(cause.getMessage()),
                    cause);
        }
    }

    private static AppliedMasking of(Row first, List<Row> rows) {
        Map<ColumnName, Map<Mart, String>> words = new LinkedHashMap<>();
        Map<ColumnName, Sign> findings = new LinkedHashMap<>();
        for (Row row : rows) {
            row.name.ifPresent(name -> {
                Mart.ofRole(row.role)
                        .ifPresent(mart ->
                                words.computeIfAbsent(name, _ -> new EnumMap<>(Mart.class))
                                        .put(mart, row.masking));
                if (!row.finding.isEmpty()) {
                    findings.put(name, Sign.valueOf(row.finding));
                }
            });
        }
        List<Column> columns = new ArrayList<>();
        words.forEach((name, seen) ->
                columns.add(
                        new Column(
                                name.table(),
                                name.column(),
                                Optional.ofNullable(findings.get(name)),
                                seen)));
        return new AppliedMasking(
                first.appliedAt,
                first.revealing.isEmpty() ? List.of() : List.of(first.revealing.split(",", -1)),
                columns);
    }
}
