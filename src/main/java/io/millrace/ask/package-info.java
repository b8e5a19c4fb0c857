/**
 * Questions and their answers: {@link io.millrace.ask.Analyst} reads a question, has it compiled
 * and run, and says what came of it with its proof. The commands and the desktop import it.
 */
@NullMarked
package io.millrace.ask;

import org.jspecify.annotations.NullMarked;
