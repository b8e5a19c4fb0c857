/**
 * Connections, migrations and SQL files: what talks JDBC without knowing the business. The only
 * package that knows HikariCP and Flyway; everything above may import it.
 */
@NullMarked
package io.millrace.db;

import org.jspecify.annotations.NullMarked;
