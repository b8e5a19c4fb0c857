/**
 * The two database servers that Millrace brings along: unpacked, initialised, started, shared by
 * the processes of one home, and stopped by the last of them. Only {@code Databases} uses it.
 */
@NullMarked
package io.millrace.db.embedded;

import org.jspecify.annotations.NullMarked;
