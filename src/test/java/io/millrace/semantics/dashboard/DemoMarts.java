package io.millrace.semantics.dashboard;

import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.ServerAccount;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.demo.DemoCompany;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncRequest;
import io.millrace.warehouse.Mart;
import io.millrace.warehouse.Marts;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A small demo company, synced, with people who look at it under accounts of their own. */
public final class DemoMarts implements AutoCloseable {

    private static final String PASSWORD = "A-password-of-theirs.1";

    private final Databases databases = TestServers.migrated();
    private final List<Database> opened = new ArrayList<>();

    public DemoMarts(long lines) throws SQLException {
        try (Connection oltp = databases.oltp().connect();
                SyncCycle cycle = new SyncCycle(databases)) {
            new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(lines)).load(oltp, new Run());
            cycle.sync(SyncRequest.incremental(2, "test"), new Run());
        }
        new Marts(databases.warehouse(), Path.of("no", "policy", "here")).bringUpToDate();
    }

    public Databases databases() {
        return databases;
    }

    /** The pool of a new person, in the schema of the mart; closed with this. */
    public Database open(Mart mart, String regions) throws SQLException {
        String name = mart.role() + opened.size();
        try (Connection connection = databases.warehouse().connect()) {
            Sql sql = new Sql(connection, new Run());
            sql.update(
                    "CALL access_add_person(?, ?, ?, ?, FALSE)",
                    name,
                    mart.role(),
                    PASSWORD,
                    PASSWORD);
            sql.update("CALL access_set_regions(?, ?)", name, regions);
        }
        Database database =
                ServerAccount.mysql(
                                TestServers.warehouse(
                                        databases, "_mart_" + mart.role(), "u_" + name, PASSWORD))
                        .open(name);
        opened.add(database);
        return database;
    }

    @Override
    public void close() {
        opened.forEach(Database::close);
        databases.close();
    }
}
