package io.millrace.ui.services;

import io.millrace.access.Audit;
import io.millrace.access.Session;
import io.millrace.config.Configuration;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.etl.Partitions;
import io.millrace.etl.SyncHistory;
import io.millrace.etl.SyncRequest;
import io.millrace.oltp.FailingRows;
import io.millrace.warehouse.company.CompanyReports;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an executive oversees the company with, under accounts of the person's own.
 *
 * @param shop as the person's syncs read it
 * @param archiving moves months out of both databases and back, which their owner alone may do;
 *     empty where the owner is not at work
 * @param monthsAhead for how many months ahead partitions are kept ready
 * @param archives where months go that are archived
 */
public record Oversight(
        CompanyReports company,
        SyncHistory history,
        FailingRows failingRows,
        Database shop,
        Partitions partitions,
        Optional<Partitions> archiving,
        Audit audit,
        int monthsAhead,
        Path archives) {

    /**
     * Of a person who is signed in; nothing for those who may not sync.
     *
     * @param owner the databases as their owner has them, where the owner is at work
     */
    public static Optional<Oversight> of(
            Session session, Configuration configuration, Optional<Databases> owner) {
        return session.sync()
                .flatMap(own ->
                        session.mart().map(mart -> of(session, configuration, owner, own, mart)));
    }

    private static Oversight of(
            Session session,
            Configuration configuration,
            Optional<Databases> owner,
            Databases own,
            Database mart) {
        SyncRequest request =
                SyncRequest.incremental(
                        configuration.sync().monthsAhead(), session.person().name());
        int retries = configuration.sync().retries();
        return new Oversight(
                new CompanyReports(mart),
                new SyncHistory(mart),
                new FailingRows(session.shop()),
                own.oltp(),
                new Partitions(own, request, retries),
                owner.map(databases -> new Partitions(databases, request, retries)),
                new Audit(own),
                configuration.sync().monthsAhead(),
                configuration.home().resolve("archives"));
    }
}
