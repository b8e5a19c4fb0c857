/**
 * How a question was read, piece by piece, each with what it could be instead: a person changes the
 * reading without asking anew. Whoever shows answers may import it.
 */
@NullMarked
package io.millrace.ask.chips;

import org.jspecify.annotations.NullMarked;
