/**
 * What answers say: the finding in their rows, in a sentence or two, and all that it takes for
 * granted. Whoever answers questions may import it.
 */
@NullMarked
package io.millrace.ask.finding;

import org.jspecify.annotations.NullMarked;
