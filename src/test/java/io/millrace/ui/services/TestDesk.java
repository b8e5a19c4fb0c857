package io.millrace.ui.services;

import io.millrace.db.Database;
import io.millrace.oltp.Catalog;
import io.millrace.oltp.FileDesk;
import io.millrace.oltp.OrderBook;
import io.millrace.oltp.OwnWork;
import io.millrace.oltp.Returns;
import java.nio.file.Path;

/** The services of an associate without a session. */
public final class TestDesk {

    private TestDesk() {}

    /** Under that account, with notes in that folder. */
    public static Counter counter(Database account, Path notes) {
        return new Counter(
                new OrderBook(account),
                new Catalog(account),
                new Returns(account),
                new FileDesk(account),
                new OwnWork(account),
                notes);
    }
}
