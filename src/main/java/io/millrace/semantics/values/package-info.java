/**
 * What the warehouse holds in the dimensions of the semantic model, so that people can say it.
 * Whoever reads questions may import it.
 */
@NullMarked
package io.millrace.semantics.values;

import org.jspecify.annotations.NullMarked;
