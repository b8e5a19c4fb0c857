package io.millrace.db.embedded;

import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.config.TlsMode;
import io.millrace.db.jdbc.Address;
import io.millrace.db.jdbc.PostgresqlAddress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The embedded PostgreSQL, where business is done. */
record PostgresqlServer(Layout layout, Secret password) implements EmbeddedServer {

    private static final String SUPERUSER = "postgres";

    /** For a desktop with two cores and little memory to spare; nothing here risks data. */
    private static final String SETTINGS =
            """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 60
            shared_buffers = 192MB
            effective_cache_size = 1GB
            work_mem = 32MB
            maintenance_work_mem = 128MB
            wal_level = minimal
            max_wal_senders = 0
            max_wal_size = 2GB
            min_wal_size = 256MB
            checkpoint_timeout = 15min
            max_prepared_transactions = 0
            random_page_cost = 1.1
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_min_error_statement = panic
            """;

    @Override
    public String id() {
        return "postgresql";
    }

    @Override
    public Program program() {
        return new Program("PostgreSQL", layout.log(id()));
    }

    private Path folder() {
        return layout.servers().resolve("postgresql-" + Artifact.POSTGRESQL_VERSION);
    }

    private Path data() {
        return layout.data(id());
    }

    private PidFile pidFile() {
        return new PidFile(data(), "postmaster.pid", "postgres");
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
        Folders.ensure(folder(), PostgresqlServer::unpackInto);
    }

    private static void unpackInto(Path folder) throws IOException {
        try (InputStream packed = Artifact.here().postgresql();
                TarArchiveInputStream archive =
                        new TarArchiveInputStream(
                                new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            TarArchiveEntry entry;
            while ((entry = archive.getNextEntry()) != null) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(entry.getName() + " leads out of the archive");
                }
                unpackEntry(archive, entry, target);
            }
        }
    }

    private static void unpackEntry(
            TarArchiveInputStream archive, TarArchiveEntry entry, Path target) throws IOException {
        Files.createDirectories(entry.isDirectory() ? target : target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile() && !target.toString().endsWith(".a")) {
            Files.copy(archive, target);
            // Where files have no such mark, anything may run and false is no failure.
            boolean executable = (entry.getMode() & 0100) != 0;
            if (executable && !target.toFile().setExecutable(true, false) && Layout.isPosix()) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }

    @Override
    public void initialise() throws IOException {
        Folders.ensure(data(), this::initialiseInto);
    }

    private void initialiseInto(Path folder) throws IOException {
        Path words = Files.createTempFile(layout.servers(), "initdb", ".password");
        try {
            Files.writeString(words, password.value());
            program()
                    .run(
                            command(
                                    folder,
                                    "initdb",
                                    "-D",
                                    folder.toString(),
                                    "--username=" + SUPERUSER,
                                    "--pwfile=" + words,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale=C",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8"),
                            InputStream.nullInputStream());
        } finally {
            Files.delete(words);
        }
        Files.writeString(
                folder.resolve("postgresql.conf"),
                "\ninclude_if_exists = 'millrace.conf'\n",
                StandardOpenOption.APPEND);
    }

    private List<String> command(Path data, String program, String... arguments)
            throws IOException {
        return Stream.of(
                        Unprivileged.prefix(data),
                        List.of(folder().resolve("bin").resolve(program).toString()),
                        List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Process launch(int port) throws IOException {
        Path settings = data().resolve("millrace.conf");
        Files.writeString(settings, SETTINGS);
        return program()
                .start(
                        command(
                                data(),
                                "pg_ctl",
                                "start",
                                "--wait",
                                "--timeout=300",
                                "-D",
                                data().toString(),
                                "-l",
                                layout.log(id()).toString(),
                                "-o",
                                "-p " + port));
    }

    @Override
    public ServerSettings superuser(int port) {
        return new ServerSettings(
                "127.0.0.1", port, SUPERUSER, SUPERUSER, password, TlsMode.DISABLE, null);
    }

    @Override
    public Address address(ServerSettings settings) {
        return PostgresqlAddress.of(settings);
    }

    @Override
    public boolean isOurs(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), data());
        }
    }

    @Override
    public void askToStop(int port) throws IOException {
        program()
                .run(
                        command(
                                data(),
                                "pg_ctl",
                                "stop",
                                "--no-wait",
                                "-m",
                                "fast",
                                "-D",
                                data().toString()),
                        InputStream.nullInputStream());
    }
}
