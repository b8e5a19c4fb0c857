package io.millrace.ui.services;

import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.config.AppearanceSettings;
import io.millrace.ui.work.Contact;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An installation at which people sign in, one after the other. */
public interface Workplace {

    /** The way in; one at a time. */
    SignIn signIn();

    /** What the person works with; called in the background, closed with the session. */
    Services open(Session session);

    /** People of the demo company, whose secrets are no secret here; usually none. */
    List<Guest> guests();

    AppearanceSettings appearance();

    /**
     * The folder in which a person's own notes on this machine are kept.
     *
     * @return empty where nothing is to be remembered
     */
    default Optional<Path> notes(String person) {
        return Optional.empty();
    }

    /** The servers that the person's window works with, to be asked whether they answer. */
    default List<Contact.Server> servers(Session session) {
        return List.of();
    }

    /**
     * Somebody that everybody at this machine may be.
     *
     * @param role as people say it
     * @param answers to the person's three questions, in their order; empty where nobody has signed
     *     in under the name yet
     */
    record Guest(String name, String role, String password, List<String> answers) {

        public Guest {
            answers = List.copyOf(answers);
        }

        /** Shows no password. */
        @Override
        public String toString() {
            return name + ", " + role;
        }
    }
}
