package io.millrace.db;

import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.config.Servers;
import io.millrace.config.TlsMode;
import io.millrace.db.embedded.EmbeddedServers;
import io.millrace.db.jdbc.MysqlAddress;
import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The servers that the tests of one JVM share: the embedded ones of a home below target, or, where
 * {@code MILLRACE_TEST_MYSQL} names a {@code mysqld}, that MySQL for the warehouse. They stop with
 * the JVM.
 */
public final class TestServers {

    private static final Pattern NAME = Pattern.compile("test_([0-9]+)_[0-9]+");

    private static final String HAS_PEOPLE =
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ? AND table_name ="
                    + " 'access_person'";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final class Shared {
        private static final DataInMemory DATA = DataInMemory.of(home());
        static final EmbeddedServers EMBEDDED =
                EmbeddedServers.start(home(), new Run(), Accounts::ensure);
        static final ServerSettings MYSQL_SUPERUSER = mysql();

        static {
            dropRemains();
            Runtime.getRuntime().addShutdownHook(new Thread(Shared::end, "end-test-servers"));
        }

        private static void end() {
            EMBEDDED.close();
            DATA.remove();
        }

        /** One for each JVM that Maven runs tests in side by side. */
        private static Path home() {
            String fork = System.getProperty("millrace.test.fork", "1");
            return Path.of("target", "test-homes", "shared-" + fork).toAbsolutePath();
        }

        private static ServerSettings mysql() {
            String server = System.getenv("MILLRACE_TEST_MYSQL");
            return server == null || server.isBlank()
                    ? EMBEDDED.mariadbSuperuser()
                    : TestMysql.start(Path.of(server), home().resolveSibling("mysql"));
        }
    }

    /** Databases that were migrated once, for others to be copied from. */
    private record Template(String shop, WarehouseTemplate warehouse) {

        static final Template ONE = make();

        private static Template make() {
            Servers.Remote servers = create();
            try (Databases databases =
                    new Databases(servers.oltp(), servers.warehouse(), () -> {})) {
                Migrations.apply(databases, new Run());
            }
            try (Connection warehouse = MysqlAddress.of(servers.warehouse()).connect()) {
                return new Template(servers.oltp().database(), WarehouseTemplate.of(warehouse));
            } catch (SQLException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    private TestServers() {}

    /** Empty databases of their own, dropped when closed; nothing is migrated. */
    public static Databases fresh() {
        return open(create());
    }

    /** Databases of their own with the structure of this version, dropped when closed. */
    public static Databases migrated() {
        ServerSettings oltp = copyShop();
        return open(new Servers.Remote(oltp, copyWarehouse(oltp.database())));
    }

    /** Likewise, with an empty warehouse. */
    public static Databases copied() {
        ServerSettings oltp = copyShop();
        return open(new Servers.Remote(oltp, createWarehouse(oltp.database())));
    }

    private static Databases open(Servers.Remote servers) {
        return new Databases(servers.oltp(), servers.warehouse(), () -> drop(servers));
    }

    private static ServerSettings copyShop() {
        String template = Template.ONE.shop();
        ServerSettings oltp = Shared.EMBEDDED.oltp().withDatabase(freshName());
        String name = oltp.database();
        postgresql(
                "CREATE DATABASE %s TEMPLATE %s OWNER %s".formatted(name, template, oltp.user()));
        // Who may connect is not part of what is copied.
        postgresql(
                "UPDATE pg_database SET datacl = (SELECT datacl FROM pg_database WHERE datname = '%s') WHERE datname = '%s'"
                        .formatted(template, name));
        return oltp;
    }

    private static ServerSettings copyWarehouse(String name) {
        ServerSettings warehouse = createWarehouse(name);
        try (Connection empty = MysqlAddress.of(warehouse).connect()) {
            Template.ONE.warehouse().copyTo(empty);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        return warehouse;
    }

    /** The same shop with another warehouse that knows nothing of it and alone is dropped. */
    public static Databases beside(Databases first) {
        ServerSettings oltp = Shared.EMBEDDED.oltp().withDatabase(databaseName(first));
        ServerSettings warehouse = copyWarehouse(freshName());
        return new Databases(oltp, warehouse, () -> dropWarehouse(warehouse.database()));
    }

    /** The same databases, the shop under another account. */
    public static Databases withShopAccount(Databases first, String account, String password) {
        ServerSettings oltp = Shared.EMBEDDED.oltp().withDatabase(databaseName(first));
        String warehouse = first.warehouse().jdbcUrl();
        return new Databases(
                oltp.withAccount(account, new Secret(password)),
                warehouseOwner(warehouse.substring(warehouse.lastIndexOf('/') + 1)),
                () -> {});
    }

    /** The same databases, the warehouse under another account. */
    public static Databases withWarehouseAccount(Databases first, String account, String password) {
        return new Databases(
                Shared.EMBEDDED.oltp().withDatabase(databaseName(first)),
                warehouse(first, "", account, password),
                () -> {});
    }

    /** A connection to the shop that may get around its constraints; the caller closes it. */
    public static Connection shopAsSuperuser(Databases databases) throws SQLException {
        return PostgresqlAddress.of(
                        Shared.EMBEDDED.postgresqlSuperuser().withDatabase(databaseName(databases)))
                .connect();
    }

    /** The way in for people who sign in to this shop. */
    public static ServerSettings gate(Databases databases) {
        return Shared.EMBEDDED.gate().withDatabase(databaseName(databases));
    }

    /** Where the warehouse is; under whatever account. */
    public static ServerSettings warehouse(Databases databases) {
        String url = databases.warehouse().jdbcUrl();
        return warehouseOwner(url.substring(url.lastIndexOf('/') + 1));
    }

    /** Lets another process open the same databases, without a model: writes its env.yaml. */
    public static void configure(Databases databases, Path home) throws IOException {
        ServerSettings oltp = Shared.EMBEDDED.oltp().withDatabase(databaseName(databases));
        Path file = home.resolve("env.yaml");
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                "oltp:\n"
                        + yaml(oltp)
                        + "warehouse:\n"
                        + yaml(warehouse(databases))
                        + "model:\n  provider: none\n");
    }

    private static String yaml(ServerSettings settings) {
        return "  host: %s\n  port: %d\n  database: %s\n  user: %s\n  password: '%s'\n"
                .formatted(
                        settings.host(),
                        settings.port(),
                        settings.database(),
                        settings.user(),
                        settings.password().value());
    }

    private static String databaseName(Databases databases) {
        String url = databases.oltp().jdbcUrl();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String freshName() {
        return "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    }

    /** Makes empty databases and gives the owner's way in; {@link #drop} ends them. */
    static Servers.Remote create() {
        String name = freshName();
        ServerSettings oltp = Shared.EMBEDDED.oltp().withDatabase(name);
        postgresql("CREATE DATABASE " + name + " OWNER " + oltp.user());
        return new Servers.Remote(oltp, createWarehouse(name));
    }

    private static ServerSettings createWarehouse(String name) {
        ServerSettings warehouse = warehouseOwner(name);
        mysql("CREATE SCHEMA " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        for (String host : new String[] {"127.0.0.1", "localhost"}) {
            String owner = "'" + warehouse.user() + "'@'" + host + "'";
            mysql(
                    "CREATE USER IF NOT EXISTS "
                            + owner
                            + " IDENTIFIED BY '"
                            + warehouse.password().value()
                            + "'");
            mysql("GRANT CREATE USER, PROCESS ON *.* TO " + owner);
            for (String schema : schemas(name)) {
                mysql(
                        "GRANT ALL PRIVILEGES ON `%s`.* TO %s WITH GRANT OPTION"
                                .formatted(schema.replace("_", "\\_"), owner));
            }
        }
        return warehouse;
    }

    /** The schema of a warehouse and the marts beside it. */
    private static List<String> schemas(String name) {
        return List.of(name, name + "_mart_manager", name + "_mart_executive");
    }

    /** With the accounts of its people. */
    private static void dropShop(String name) {
        List<String> people = people(name);
        postgresql("DROP DATABASE " + name + " WITH (FORCE)");
        for (String person : people) {
            postgresql("DROP ROLE IF EXISTS u_%s, s_%1$s".formatted(person));
        }
    }

    private static List<String> people(String shop) {
        ServerSettings superuser = Shared.EMBEDDED.postgresqlSuperuser().withDatabase(shop);
        try (Connection connection = PostgresqlAddress.of(superuser).connect()) {
            Sql sql = new Sql(connection, new Run());
            return sql.number("SELECT count(to_regclass('auth.person'))") == 0
                    ? List.of()
                    : sql.list("SELECT name FROM auth.person", row -> row.getString(1));
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** With its marts and the accounts of its people. */
    private static void dropWarehouse(String name) {
        try (Connection connection = mysqlAsSuperuser()) {
            Sql sql = new Sql(connection, new Run());
            if (sql.number(HAS_PEOPLE, name) > 0) {
                for (String person :
                        sql.list(
                                "SELECT name FROM " + name + ".access_person",
                                row -> row.getString(1))) {
                    sql.update("DROP USER IF EXISTS ?@'%', ?@'%'", "u_" + person, "s_" + person);
                }
            }
            for (String schema : schemas(name)) {
                sql.update("DROP SCHEMA IF EXISTS " + schema);
            }
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static ServerSettings warehouseOwner(String schema) {
        ServerSettings embedded = Shared.EMBEDDED.warehouse();
        ServerSettings superuser = Shared.MYSQL_SUPERUSER;
        return new ServerSettings(
                superuser.host(),
                superuser.port(),
                schema,
                embedded.user(),
                new Secret(embedded.password().value()),
                superuser.tls(),
                null);
    }

    static void drop(Servers.Remote servers) {
        dropShop(servers.oltp().database());
        dropWarehouse(servers.warehouse().database());
    }

    /** The home outlives the JVM, so a killed one may have left databases in it. */
    private static void dropRemains() {
        try (Connection connection = postgresqlAsSuperuser()) {
            remains(connection, "SELECT datname FROM pg_database").forEach(TestServers::dropShop);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        try (Connection connection = mysqlAsSuperuser()) {
            remains(connection, "SELECT schema_name FROM information_schema.schemata")
                    .forEach(TestServers::dropWarehouse);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static List<String> remains(Connection connection, String query) throws SQLException {
        return new Sql(connection, new Run())
                .list(query, row -> row.getString(1)).stream()
                        .filter(TestServers::isRemains)
                        .toList();
    }

    private static boolean isRemains(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty();
    }

    /** A connection as PostgreSQL's superuser; the caller closes it. */
    static Connection postgresqlAsSuperuser() throws SQLException {
        return PostgresqlAddress.of(Shared.EMBEDDED.postgresqlSuperuser()).connect();
    }

    /** A connection as the warehouse's superuser; the caller closes it. */
    static Connection mysqlAsSuperuser() throws SQLException {
        return MysqlAddress.of(Shared.MYSQL_SUPERUSER).connect();
    }

    /** Runs a statement as PostgreSQL's superuser. */
    static void postgresql(String statement) {
        try (Connection connection = postgresqlAsSuperuser()) {
            new Sql(connection, new Run()).update(statement);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Runs a statement as the warehouse's superuser. */
    public static void mysql(String statement) {
        try (Connection connection = mysqlAsSuperuser()) {
            new Sql(connection, new Run()).update(statement);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The way in of another account of the warehouse, to the schema of the same name or a mart. */
    public static ServerSettings warehouse(
            Databases databases, String suffix, String user, String password) {
        ServerSettings superuser = Shared.MYSQL_SUPERUSER;
        String url = databases.warehouse().jdbcUrl();
        return new ServerSettings(
                superuser.host(),
                superuser.port(),
                url.substring(url.lastIndexOf('/') + 1) + suffix,
                user,
                new Secret(password),
                superuser.tls(),
                null);
    }

    /** The same way in without encryption. */
    public static ServerSettings withoutTls(ServerSettings settings) {
        return new ServerSettings(
                settings.host(),
                settings.port(),
                settings.database(),
                settings.user(),
                settings.password(),
                TlsMode.DISABLE,
                null);
    }

    /** Reads a number as the warehouse's superuser. */
    public static long mysqlNumber(String query) {
        try (Connection connection = mysqlAsSuperuser()) {
            return new Sql(connection, new Run()).number(query);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** What the tests of the connections themselves need. */
    static ServerSettings loopback(int port, String database, String user, String password) {
        return new ServerSettings(
                "127.0.0.1", port, database, user, new Secret(password), TlsMode.PREFER, null);
    }
}
