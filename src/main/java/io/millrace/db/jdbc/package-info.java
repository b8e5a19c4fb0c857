/**
 * How each JDBC driver is addressed and what its failures mean. Only {@code db} and the embedded
 * servers need it; everybody else takes connections from {@code Databases}.
 */
@NullMarked
package io.millrace.db.jdbc;

import org.jspecify.annotations.NullMarked;
