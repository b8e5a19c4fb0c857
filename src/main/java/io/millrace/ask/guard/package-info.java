/**
 * SQL that Millrace's own compiler did not write, held to a closed vocabulary, and the running of
 * any query in a read-only transaction with a time limit, a row cap and a budget. Whoever runs a
 * query may import it; it stands on {@code db} and {@code work}.
 */
@NullMarked
package io.millrace.ask.guard;

import org.jspecify.annotations.NullMarked;
