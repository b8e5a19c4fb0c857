package io.millrace.db;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings both databases to the structure that this version needs. */
public final class Migrations {

    private Migrations() {}

    /**
     * Applies what is missing; a database that is up to date stays as it is.
     *
     * @throws MillraceException if a migration fails or the database is newer than this program
     */
    public static void apply(Databases databases, Run run) {
        run.stage(
                "Bring the databases up to date",
                () -> {
                    long applied =
                            migrate(
                                    databases.oltp(),
                                    "PostgreSQL",
                                    "classpath:sql/postgresql/migration",
                                    "classpath:sql/postgresql/quality");
                    applied +=
                            migrate(
                                    databases.warehouse(),
                                    "warehouse",
                                    "classpath:sql/mysql/migration");
                    run.progress(applied, applied);
                    return applied;
                });
    }

    private static long migrate(Database database, String name, String... locations) {
        try {
            return Flyway.configure()
                    .dataSource(database.pool())
                    .locations(locations)
                    .table("schema_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The structure of the "
                            + name
                            + " database could not be brought up to date: "
                            + cause.getMessage(),
                    cause);
        }
    }
}
