package io.millrace.ask.guard;

import java.util.SortedSet;

/** What the guard says of a statement. */
public sealed interface GuardVerdict {

    /**
     * It may run, in the words given here and no others.
     *
     * @param rendered the statement, written anew from what was understood of it
     * @param tables of the mart that it reads
     * @param columns of the mart that it names; not those behind a {@code *}
     */
    record Allowed(String rendered, SortedSet<String> tables, SortedSet<String> columns)
            implements GuardVerdict {}

    /**
     * It may not run.
     *
     * @param reason a sentence that names what is in the way, and its position from 1
     */
    record Refused(String reason) implements GuardVerdict {}
}
