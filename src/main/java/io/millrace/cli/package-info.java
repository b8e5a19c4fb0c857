/**
 * The commands: what {@code millrace} does without a window. stdout is the result, stderr the
 * progress. Knows no JavaFX; only app imports it.
 */
@NullMarked
package io.millrace.cli;

import org.jspecify.annotations.NullMarked;
