package io.millrace.app;

import io.millrace.MillraceException;
import io.millrace.access.Administration;
import io.millrace.access.Session;
import io.millrace.cli.Parts;
import io.millrace.config.Configuration;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.work.Run;
import java.util.List;

/** The application for somebody who signed in, as far as the role goes. */
final class VisitorParts implements Parts {

    private final Configuration configuration;
    private final Session session;
    private final Runnable afterwards;

    /**
     * Belongs to the session.
     *
     * @param afterwards what to close when the session is closed
     */
    VisitorParts(Configuration configuration, Session session, Runnable afterwards) {
        this.configuration = configuration;
        this.session = session;
        this.afterwards = afterwards;
    }

    @Override
    public Configuration configuration() {
        return configuration;
    }

    @Override
    public Databases databases() {
        return session.sync().orElseThrow(() -> notPermitted("to do this; executives have"));
    }

    @Override
    public Database shop() {
        return session.shop();
    }

    @Override
    public Database mart() {
        return session.mart().orElseThrow(() -> notPermitted("to read the warehouse"));
    }

    @Override
    public Administration administration() {
        return session.administration().orElseThrow(() -> notPermitted("to administer people"));
    }

    @Override
    public String person() {
        return session.person().name();
    }

    @Override
    public List<String> demoPeople(Run run) {
        throw notPermitted("to make the demo company");
    }

    @Override
    public void close() {
        try (session) {
            // Closed before what it may stand on.
        } finally {
            afterwards.run();
        }
    }

    private MillraceException notPermitted(String what) {
        return new MillraceException(
                MillraceException.Code.NOT_PERMITTED,
                "%s is %s and has no right %s."
                        .formatted(person(), article(session.person().role().title()), what));
    }

    private static String article(String title) {
        return ("aeiou".indexOf(title.charAt(0)) >= 0 ? "an " : "a ") + title;
    }
}
