package io.millrace.cli;

import io.millrace.MillraceException;
import io.millrace.access.Audit;
import io.millrace.ask.guard.QueryLimits;
import io.millrace.ask.guard.QueryResult;
import io.millrace.ask.guard.ReadOnlyExecutor;
import io.millrace.db.Database;
import io.millrace.work.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace sql}: one query, read-only. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Run one SELECT in a read-only transaction and print its rows.")
final class SqlCommand extends PartsCommand {

    /** Which of the two databases. */
    enum Target {
        OLTP,
        WAREHOUSE
    }

    @Parameters(paramLabel = "SELECT", description = "The query.")
    private String query = "";

    @Option(names = "--on", paramLabel = "DATABASE", description = "oltp or warehouse (usual).")
    private Target target = Target.WAREHOUSE;

    @Override
    int execute(Parts parts, Run run, Output out) {
        Database database =
                switch (target) {
                    case OLTP -> parts.shop();
                    case WAREHOUSE -> parts.mart();
                };
        QueryResult result = audited(database, run);
        if (isJson()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("columns", result.names());
            object.put("rows", result.rows());
            object.put("row_count", result.rows().size());
            object.put("elapsed_ms", result.elapsed().toMillis());
            out.json(object);
        } else {
            out.line(String.join("\t", result.names()));
            result.rows().forEach(row -> out.line(line(row)));
        }
        return MillraceCommand.DONE;
    }

    /** Also a query that failed was asked. */
    private QueryResult audited(Database database, Run run) {
        String subject = target.name().toLowerCase(Locale.ROOT);
        try {
            QueryResult result =
                    new ReadOnlyExecutor(database).runGuarded(query, QueryLimits.USUAL, run);
            Audit.tell(
                    database, "sql", subject, Map.of("query", query, "rows", result.rows().size()));
            return result;
        } catch (MillraceException failed) {
            Audit.tell(
                    database,
                    "sql",
                    subject,
                    Map.of("query", query, "failed", failed.getMessage()));
            throw failed;
        }
    }

    private static String line(List<@Nullable Object> row) {
        return String.join(
                "\t", row.stream().map(value -> value == null ? "" : value + "").toList());
    }
}
