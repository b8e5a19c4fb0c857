/**
 * The figures of a dashboard, under filters, asked in the words of the semantic model. Anyone above
 * may import it.
 */
@NullMarked
package io.millrace.semantics.dashboard;

import org.jspecify.annotations.NullMarked;
