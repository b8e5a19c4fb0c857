package io.millrace.access;

import io.millrace.db.Database;
import io.millrace.db.Databases;
import java.util.Optional;

/** Somebody who is signed in, with pools of connections under accounts of his own. */
public interface Session extends AutoCloseable {

    Person person();

    /** PostgreSQL, with what the role may do there. */
    Database shop();

    /** The role's mart of the warehouse; empty for roles that have none. */
    Optional<Database> mart();

    /** Both servers under the person's sync account; empty for roles that may not sync. */
    Optional<Databases> sync();

    /** The keeping of people; empty for all but administrators. */
    Optional<Administration> administration();

    /**
     * Sets another password, seals the accounts anew and gives them new passwords too.
     *
     * @return why it was not taken; empty if it was
     */
    Optional<String> changePassword(char[] current, char[] wanted);

    /**
     * Sets another second factor.
     *
     * @return why it was not taken; empty if it was
     */
    Optional<String> changeFactor(char[] current, Enrolment factor);

    /** Signs out: closes the pools and forgets what can be forgotten. */
    @Override
    void close();
}
