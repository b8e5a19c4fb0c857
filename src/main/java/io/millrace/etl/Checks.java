package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.cdc.Scope;
import io.millrace.cdc.Snapshot;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the seven stored checks of the schema {@code quality}. */
public final class Checks {

    private Checks() {}

    /**
     * Checks what a sync is about to load; costs as much as changed.
     *
     * @param open the checks that nobody has begun yet; others may take from it at the same time
     */
    static List<CheckResult> ofDelta(Snapshot snapshot, Queue<Check> open, Run run)
            throws SQLException {
        Scope scope = snapshot.scope();
        String[] again =
                Stream.of(scope.orders(), scope.products(), scope.customers())
                        .flatMap(List::stream)
                        .toArray(String[]::new);
        return run(
                snapshot.sql(),
                open,
                scope.since().orElse(null),
                scope.isEverything() ? null : again,
                run);
    }

    /** Checks every row of the shop. */
    public static List<CheckResult> ofEverything(Database shop, Run run) {
        try (Connection connection = shop.connect()) {
            return run.stage(
                    "Check the data", () -> run(new Sql(connection, run), all(), null, null, run));
        } catch (SQLException cause) {
            run.check();
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The data could not be checked: " + cause.getMessage(),
                    cause);
        }
    }

    /** All seven, in their order. */
    static Queue<Check> all() {
        return new ConcurrentLinkedQueue<>(List.of(Check.values()));
    }

    private static List<CheckResult> run(
            Sql sql, Queue<Check> open, @Nullable String since, String @Nullable [] again, Run run)
            throws SQLException {
        List<CheckResult> results = new ArrayList<>();
        for (Check next = open.poll(); next != null; next = open.poll()) {
            results.add(run(sql, next, since, again));
            run.progress(results.size(), Check.values().length);
        }
        return results;
    }

    private static CheckResult run(
            Sql sql, Check check, @Nullable String since, String @Nullable [] again)
            throws SQLException {
        long start = System.nanoTime();
        List<Offence> offences =
                sql.list(
                        SqlFiles.read("postgresql/check/" + check.key() + ".sql"),
                        row ->
                                new Offence(
                                        row.getString("table_name"),
                                        row.getString("row_key"),
                                        check.key(),
                                        row.getString("severity").equals("block"),
                                        row.getString("reason")),
                        since,
                        again);
        return new CheckResult(check, offences, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Why nothing may be loaded, if a check says so. */
    static Optional<MillraceException> refusal(List<CheckResult> results) {
        List<Offence> blocking =
                results.stream()
                        .flatMap(result -> result.offences().stream())
                        .filter(Offence::blocks)
                        .toList();
        if (blocking.isEmpty()) {
            return Optional.empty();
        }
        Offence first = blocking.getFirst();
        return Optional.of(
                new MillraceException(
                        MillraceException.Code.BAD_DATA,
                        "Nothing was loaded: %s %s fails the check %s. %s (%d in all.)"
                                .formatted(
                                        first.table(),
                                        first.rowKey(),
                                        first.check(),
                                        first.reason(),
                                        blocking.size())));
    }
}
