/**
 * Writes the SQL of understood questions; nobody else does. Whoever answers questions may import
 * it.
 */
@NullMarked
package io.millrace.semantics.sql;

import org.jspecify.annotations.NullMarked;
