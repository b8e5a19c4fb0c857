/**
 * What people say of answers, and how a right one becomes a verified question. The commands and the
 * desktop import it.
 */
@NullMarked
package io.millrace.ask.feedback;

import org.jspecify.annotations.NullMarked;
