package io.millrace.oltp;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The load of a file of returns. */
final class ReturnLoading implements Loading {

    private static final String FOLDER = "postgresql/import/returns/";

    private final Sql sql;
    private final Run run;
    private final Staging staging;
    private final Map<String, Long> written = new LinkedHashMap<>();

    ReturnLoading(Sql sql, Run run, SourceFile source) {
        this.sql = sql;
        this.run = run;
        this.staging = new Staging(sql, run, source);
    }

    @Override
    public Outcome load() throws SQLException {
        Vocabulary vocabulary = Vocabulary.read(sql);
        run.stage("Read the rows", () -> staging.fill(FOLDER, new ReturnRow(vocabulary)));
        run.stage("Check the returns", this::check);
        run.stage("Write the returns", this::writeReturns);
        return run.stage("Count what was done", this::outcome);
    }

    @Override
    public String rejectsQuery() {
        return SqlFiles.read(FOLDER + "list_rejects.sql");
    }

    private long check() throws SQLException {
        sql.list(SqlFiles.read("postgresql/import/lock.sql"), row -> true);
        execute("reject_unknown_orders");
        execute("reject_impossible");
        execute("gather_returns");
        execute("reject_contradictions");
        sql.update("ANALYZE import_row, import_return");
        execute("match_by_day");
        long matched = execute("match_by_order");
        execute("reject_others_returns");
        return matched;
    }

    private long writeReturns() throws SQLException {
        written.put("returns changed", execute("update_returns"));
        written.put("returns added", execute("insert_returns"));
        return 0;
    }

    private long execute(String statement) throws SQLException {
        return sql.update(SqlFiles.read(FOLDER + statement + ".sql"));
    }

    private Outcome outcome() throws SQLException {
        List<String> remarks = staging.remarks();
        long repeats = sql.number(SqlFiles.read(FOLDER + "count_repeats.sql"));
        if (repeats > 0) {
            remarks.add("%,d rows repeat a return that the file names before.".formatted(repeats));
        }
        return sql.first(
                        SqlFiles.read(FOLDER + "count_rows.sql"),
                        row ->
                                new Outcome(
                                        row.getLong("added"),
                                        row.getLong("changed"),
                                        row.getLong("unchanged"),
                                        row.getLong("rejected"),
                                        written,
                                        remarks))
                .orElseThrow();
    }
}
