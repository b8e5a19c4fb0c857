/**
 * The semantic model: measures, dimensions and the words for them, read from a file that a company
 * may extend. Whoever reads, says or compiles questions may import it.
 */
@NullMarked
package io.millrace.semantics.model;

import org.jspecify.annotations.NullMarked;
