package io.millrace.app;

import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.demo.DemoCompany;
import io.millrace.ui.services.Workplace;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The demo company on databases of its own, synced, as its owner's desktop opens it. */
final class DemoHome implements AutoCloseable {

    private final Databases databases = TestServers.migrated();
    private final Backend backend;
    private final DesktopSync sync;
    private final HomeWorkplace workplace;

    /**
     * Fills it.
     *
     * @param folder what the desktop keeps beside the databases
     */
    DemoHome(Path folder, int orderLines) throws IOException, SQLException {
        TestServers.configure(databases, folder);
        backend = Backend.open(folder, null, new Run());
        try (Connection owner = databases.oltp().connect()) {
            new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(orderLines))
                    .load(owner, new Run());
        }
        sync =
                new DesktopSync(
                        backend.databases(),
                        backend.configuration().sync(),
                        () -> backend.configuration().retention(),
                        backend.person(),
                        backend.configuration().home().resolve("notes"));
        sync.syncNow(new Run());
        workplace = new HomeWorkplace(backend, sync, DemoPeople.letInto(backend));
    }

    Workplace workplace() {
        return workplace;
    }

    DesktopSync sync() {
        return sync;
    }

    Databases databases() {
        return databases;
    }

    /** Changes the shop in a transaction of its own, as its owner. */
    void change(String statement, @Nullable Object... parameters) throws SQLException {
        try (Connection owner = databases.oltp().connect()) {
            new Sql(owner, new Run()).update(statement, parameters);
        }
    }

    /** The first column of the first row, as the owner reads it. */
    static String read(Database database, String query, @Nullable Object... parameters)
            throws SQLException {
        try (Connection owner = database.connect()) {
            return new Sql(owner, new Run())
                    .first(query, row -> String.valueOf(row.getString(1)), parameters)
                    .orElse("");
        }
    }

    @Override
    public void close() {
        sync.close();
        backend.close();
        databases.close();
    }
}
