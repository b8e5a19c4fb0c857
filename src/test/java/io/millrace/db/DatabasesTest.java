package io.millrace.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mysql.cj.jdbc.JdbcStatement;
import com.zaxxer.hikari.HikariConfig;
import io.millrace.config.ServerSettings;
import io.millrace.work.Run;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What every connection promises, on the servers themselves. */
class DatabasesTest {

    private static final String LOAD = "LOAD DATA LOCAL INFILE 'rows' INTO TABLE loaded (a)";

    private static Databases databases;

    @BeforeAll
    static void open() {
        databases = TestServers.fresh();
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    void theTwoSidesAreWhatTheySay() throws SQLException {
        assertEquals(Database.Engine.POSTGRESQL, databases.oltp().engine());
        assertTrue(databases.warehouse().engine() != Database.Engine.POSTGRESQL);
        try (Connection connection = databases.warehouse().connect()) {
            String version = text(connection, "SELECT version()");
            assertEquals(
                    version.contains("MariaDB"),
                    databases.warehouse().engine() == Database.Engine.MARIADB);
        }
    }

    @Test
    void ownersAreNoSuperusers() throws SQLException {
        try (Connection connection = databases.oltp().connect()) {
            assertEquals(
                    "f",
                    text(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"));
        }
    }

    @Test
    void theOwnerMayReadWhichClusterItIs() throws SQLException {
        try (Connection connection = databases.connectExtractor()) {
            assertTrue(
                    !text(connection, "SELECT system_identifier FROM pg_control_system()")
                            .isEmpty());
            assertTrue(
                    !text(connection, "SELECT timeline_id FROM pg_control_checkpoint()").isEmpty());
        }
    }

    @Test
    void theOwnerMayUsePgcrypto() throws SQLException {
        try (Connection connection = databases.oltp().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pgcrypto");
        }
    }

    @Test
    void sessionsAreUtcAndStrictOnBothSides() throws SQLException {
        try (Connection connection = databases.oltp().connect()) {
            assertEquals("UTC", text(connection, "SHOW TimeZone"));
        }
        for (Connection connection :
                new Connection[] {databases.warehouse().connect(), databases.connectLoader()}) {
            try (connection) {
                assertEquals("+00:00", text(connection, "SELECT @@time_zone"));
                assertEquals("0", text(connection, "SELECT 'a' = 'a '"));
                String mode = text(connection, "SELECT @@sql_mode");
                assertTrue(mode.contains("STRICT_TRANS_TABLES"), mode);
                assertTrue(mode.contains("ONLY_FULL_GROUP_BY"), mode);
            }
        }
    }

    @Test
    void onlyTheLoaderStreamsRows() throws SQLException {
        try (Connection connection = databases.connectLoader();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE loaded (a INT)");
            assertEquals(2, load(connection));
        }
        try (Connection connection = databases.warehouse().connect()) {
            assertThrows(SQLException.class, () -> load(connection));
        }
    }

    /** Small, named for the person, and it tells of a connection that does not come back. */
    @Test
    void aPersonsPoolGivesTheServerNothing() {
        ServerSettings star = TestServers.warehouse(databases);
        try (Database ofStar = ServerAccount.mysql(star).open("ann");
                Databases both = Databases.ofPerson("ann", databases.gate(), star)) {
            for (Database pool : List.of(ofStar, both.warehouse(), both.oltp())) {
                HikariConfig settings = pool.pool();
                assertTrue(settings.getPoolName().endsWith(" of ann"), settings.getPoolName());
                assertEquals(4, settings.getMaximumPoolSize());
                assertEquals(120_000, settings.getLeakDetectionThreshold());
            }
            for (Database pool : List.of(ofStar, both.warehouse(), databases.warehouse())) {
                Properties driver = pool.pool().getDataSourceProperties();
                assertEquals("false", driver.getProperty("allowLoadLocalInfile"));
                assertEquals("false", driver.getProperty("allowPublicKeyRetrieval"));
                assertNull(driver.getProperty("allowUrlInLocalInfile"));
            }
        }
    }

    @Test
    void theExtractorCopies() throws SQLException {
        try (Connection connection = databases.connectExtractor()) {
            assertEquals(
                    3,
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "COPY (SELECT generate_series(1, 3)) TO STDOUT",
                                    java.io.OutputStream.nullOutputStream()));
        } catch (java.io.IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static int load(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement
                    .unwrap(JdbcStatement.class)
                    .setLocalInfileInputStream(
                            new ByteArrayInputStream("1\n2\n".getBytes(StandardCharsets.UTF_8)));
            return statement.executeUpdate(LOAD);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        return new Sql(connection, new Run()).first(query, row -> row.getString(1)).orElseThrow();
    }
}
