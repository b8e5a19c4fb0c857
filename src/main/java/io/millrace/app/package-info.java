/** The top floor: starts the program and wires its parts, by hand. Nothing imports it. */
@NullMarked
package io.millrace.app;

import org.jspecify.annotations.NullMarked;
