package io.millrace.ui.services;

import io.millrace.access.Session;
import io.millrace.oltp.Catalog;
import io.millrace.oltp.FileDesk;
import io.millrace.oltp.OrderBook;
import io.millrace.oltp.OwnWork;
import io.millrace.oltp.Returns;
import java.nio.file.Path;

/**
 * What a sales associate works with, all of it under the person's own account.
 *
 * @param notes a folder of the person's own, where unfinished work is kept
 */
public record Counter(
        OrderBook orders,
        Catalog catalog,
        Returns returns,
        FileDesk files,
        OwnWork ownWork,
        Path notes) {

    /**
     * The counter of a person who is signed in.
     *
     * @param home the folder that holds everything of this installation
     */
    public static Counter of(Session session, Path home) {
        return new Counter(
                new OrderBook(session.shop()),
                new Catalog(session.shop()),
                new Returns(session.shop()),
                new FileDesk(session.shop()),
                new OwnWork(session.shop()),
                notes(home, session.person().name()));
    }

    /** The folder in which what a person has not finished is kept. */
    public static Path notes(Path home, String person) {
        return home.resolve("notes").resolve(person);
    }
}
