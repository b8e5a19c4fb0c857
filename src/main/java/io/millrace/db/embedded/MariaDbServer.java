package io.millrace.db.embedded;

import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.config.TlsMode;
import io.millrace.db.jdbc.Address;
import io.millrace.db.jdbc.MysqlAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The embedded MariaDB, which holds the warehouse. */
record MariaDbServer(Layout layout, Secret password) implements EmbeddedServer {

    private static final String SUPERUSER = "root";

    /** What makes the system tables, in this order. */
    private static final List<String> SYSTEM_TABLES =
            List.of(
                    "mariadb_system_tables.sql",
                    "mariadb_performance_tables.sql",
                    "mariadb_system_tables_data.sql");

    private static final List<String> OTHER_FILES =
            List.of("english/errmsg.sys", "charsets/Index.xml");

    /** For a desktop with two cores and little memory to spare; nothing here risks data. */
    private static final List<String> SETTINGS =
            List.of(
                    "--bind-address=127.0.0.1",
                    "--socket=",
                    "--skip-ssl",
                    "--skip-name-resolve",
                    "--skip-log-bin",
                    "--max-connections=60",
                    "--max-allowed-packet=64M",
                    "--local-infile=1",
                    "--character-set-server=utf8mb4",
                    "--collation-server=utf8mb4_bin",
                    "--default-time-zone=+00:00",
                    "--sql-mode=STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_IN_DATE,"
                            + "NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
                    "--performance-schema=OFF",
                    // Taken as it fills. A first load of a million lines no longer fits in half of
                    // it
                    // and then waits for the disk.
                    "--innodb-buffer-pool-size=1G",
                    "--innodb-flush-log-at-trx-commit=1",
                    "--innodb-autoinc-lock-mode=2",
                    "--tmp-table-size=64M",
                    "--max-heap-table-size=64M");

    private static final String LOG_SIZE = "--innodb-log-file-size=384M";

    @Override
    public String id() {
        return "mariadb";
    }

    @Override
    public Program program() {
        return new Program("MariaDB", layout.log(id()));
    }

    private Path folder() {
        return layout.servers().resolve("mariadb-" + Artifact.MARIADB_VERSION);
    }

    private Path share() {
        return folder().resolve(Artifact.here().mariadbShare());
    }

    private static String serverProgram() {
        return Artifact.here().mariadbPrograms().getFirst();
    }

    private Path data() {
        return layout.data(id());
    }

    /** A server that starts deletes every server's temporary tables where it keeps its own. */
    private Path temporary() throws IOException {
        return Files.createDirectories(
                data().resolveSibling("mariadb-temporary"), Layout.forOwner("rwx------"));
    }

    private PidFile pidFile() {
        return new PidFile(
                data(), "mariadb.pid", Path.of(serverProgram()).getFileName().toString());
    }

    @Override
    public Optional<ProcessHandle> process() throws IOException {
        return pidFile().process();
    }

    @Override
    public void forgetProcess() throws IOException {
        pidFile().delete();
    }

    @Override
    public void unpack() throws IOException {
        Folders.ensure(folder(), MariaDbServer::unpackInto);
    }

    private static void unpackInto(Path folder) throws IOException {
        Artifact artifact = Artifact.here();
        for (String file : SYSTEM_TABLES) {
            unpack(artifact.mariadbShare() + "/" + file, folder);
        }
        for (String file : OTHER_FILES) {
            unpack(artifact.mariadbShare() + "/" + file, folder);
        }
        for (String program : artifact.mariadbPrograms()) {
            Path target = unpack(program, folder);
            if (!target.toFile().setExecutable(true, false) && Layout.isPosix()) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }

    private static Path unpack(String file, Path folder) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.resolveSibling(""));
        try (InputStream in = Artifact.here().mariadb(file);
                OutputStream out = Files.newOutputStream(target)) {
            ElfImage.copyLoaded(in, out);
        }
        return target;
    }

    @Override
    public void initialise() throws IOException {
        Folders.ensure(data(), this::initialiseInto);
    }

    /** The server makes its own system tables; so there is no moment without a password. */
    private void initialiseInto(Path folder) throws IOException {
        List<InputStream> statements = new ArrayList<>();
        statements.add(text("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n"));
        for (String file : SYSTEM_TABLES) {
            statements.add(Files.newInputStream(share().resolve(file)));
        }
        statements.add(text("\n" + ownAccounts()));
        try (InputStream all = new SequenceInputStream(Collections.enumeration(statements))) {
            List<String> command = command(folder);
            command.add("--tmpdir=" + temporary());
            command.addAll(List.of("--bootstrap", "--log-warnings=0", "--enforce-storage-engine="));
            program().run(command, all);
        }
    }

    /** One statement to a line, as bootstrap wants them. The password is plain letters. */
    private String ownAccounts() {
        return """
        FLUSH PRIVILEGES;
        ALTER USER 'root'@'127.0.0.1' IDENTIFIED BY '%s';
        DELETE FROM mysql.proxies_priv;
        DELETE FROM mysql.global_priv WHERE User = 'root' AND Host <> '127.0.0.1';
        """
                .formatted(password.value());
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> command(Path data) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(folder().resolve(serverProgram()).toString());
        command.add("--no-defaults");
        if (Unprivileged.isRoot()) {
            command.add("--user=root");
        }
        command.add("--basedir=" + folder());
        command.add("--datadir=" + data);
        command.add("--lc-messages-dir=" + share());
        command.add("--character-sets-dir=" + share().resolve("charsets"));
        command.add(LOG_SIZE);
        return command;
    }

    @Override
    public Process launch(int port) throws IOException {
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(command(data()));
        command.addAll(SETTINGS);
        command.add("--port=" + port);
        command.add("--pid-file=" + pidFile().path());
        command.add("--tmpdir=" + temporary());
        // Statements read and write files below this only, and nothing is below a file. The right
        // to do so is not enough of a lock: WITH a AS (SELECT 1) SELECT * FROM a INTO OUTFILE needs
        // none in MariaDB 11.4.
        command.add("--secure-file-priv=" + folder().resolve(serverProgram()));
        return program().start(command);
    }

    @Override
    public ServerSettings superuser(int port) {
        return new ServerSettings(
                "127.0.0.1", port, "mysql", SUPERUSER, password, TlsMode.DISABLE, null);
    }

    @Override
    public Address address(ServerSettings settings) {
        return MysqlAddress.of(settings);
    }

    @Override
    public boolean isOurs(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@datadir")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), data());
        }
    }

    @Override
    public void askToStop(int port) throws SQLException {
        try (Connection connection = address(superuser(port)).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
