/**
 * Answers as files for other programs, each with its proof. Whoever saves answers may import it.
 */
@NullMarked
package io.millrace.ask.export;

import org.jspecify.annotations.NullMarked;
