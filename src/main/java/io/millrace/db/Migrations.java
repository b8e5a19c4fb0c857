package io.millrace.db;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings both databases to the structure that this version needs. */
public final class Migrations {

    private static final String MAKES_ACCOUNTS =
            "SELECT count(*) FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolcreaterole)";

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
                    refuseWhoMayNotMakeAccounts(databases.oltp());
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

    /** Each person is an account of the server, and the owner of the database makes it. */
    private static void refuseWhoMayNotMakeAccounts(Database shop) {
        try (Connection connection = shop.connect()) {
            if (new Sql(connection, new Run()).number(MAKES_ACCOUNTS) == 0) {
                throw new MillraceException(
                        MillraceException.Code.CONFIGURATION,
                        "The account %s may not make the accounts of people in PostgreSQL. Let the server's superuser run:  ALTER ROLE \"%1$s\" CREATEROLE"
                                .formatted(shop.user()));
            }
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "PostgreSQL does not say what its account may do: " + cause.getMessage(),
                    cause);
        }
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
