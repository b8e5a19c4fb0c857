package io.millrace.ask;

import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncRequest;
import io.millrace.oltp.CsvImport;
import io.millrace.oltp.ImportOptions;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The sample files, imported and synced. */
public final class SampleWarehouse {

    private SampleWarehouse() {}

    /** Databases of its own, which the caller closes. */
    public static Databases of(Path folder) throws SQLException {
        Databases databases = TestServers.migrated();
        try (Connection shop = databases.oltp().connect()) {
            CsvImport files = new CsvImport(shop, new Run());
            for (String file : List.of("orders-clean.csv", "returns.csv")) {
                files.load(
                        Path.of("datasets", file),
                        ImportOptions.automatic().withRejects(folder.resolve(file)));
            }
        }
        try (SyncCycle cycle = new SyncCycle(databases)) {
            cycle.sync(SyncRequest.incremental(2, "test"), new Run());
        }
        return databases;
    }
}
