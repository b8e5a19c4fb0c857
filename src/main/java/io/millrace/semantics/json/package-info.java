/**
 * Questions as JSON: what is kept of them on disk, and what a language model fills in. Whoever
 * keeps questions or has them filled in may import it.
 */
@NullMarked
package io.millrace.semantics.json;

import org.jspecify.annotations.NullMarked;
