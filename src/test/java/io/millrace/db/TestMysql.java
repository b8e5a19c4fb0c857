package io.millrace.db;

import io.millrace.config.ServerSettings;
import io.millrace.db.jdbc.MysqlAddress;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A throw-away MySQL server from an installed {@code mysqld}; ends with the JVM. */
final class TestMysql {

    private static final long SECONDS_TO_START = 60;

    private TestMysql() {}

    /** Makes a new data folder and starts; gives the superuser's way in. */
    static ServerSettings start(Path program, Path home) {
        try {
            Path data =
                    Files.createDirectories(home).resolve("data-" + ProcessHandle.current().pid());
            Path log = home.resolve("mysql-" + ProcessHandle.current().pid() + ".log");
            run(log, program, "--initialize-insecure", "--datadir=" + data).waitFor();
            int port = freePort();
            Process server =
                    run(
                            log,
                            program,
                            "--datadir=" + data,
                            "--port=" + port,
                            "--bind-address=127.0.0.1",
                            "--socket=" + data.resolve("s"),
                            "--mysqlx=OFF",
                            "--local-infile=1",
                            "--secure-file-priv=NULL",
                            "--skip-log-bin",
                            "--innodb-buffer-pool-size=256M");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "end-mysql"));
            return await(server, log, port);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException failed) {
            Thread.currentThread().interrupt();
            throw new AssertionError(failed);
        }
    }

    private static Process run(Path log, Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        command.addAll(List.of(arguments));
        File file = log.toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                .start();
    }

    private static ServerSettings await(Process server, Path log, int port)
            throws InterruptedException {
        ServerSettings superuser = TestServers.loopback(port, "mysql", "root", "");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (server.isAlive() && System.nanoTime() < deadline) {
            try (Connection connection = MysqlAddress.of(superuser).connect()) {
                if (connection.isValid(1)) {
                    return superuser;
                }
            } catch (SQLException _) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError("MySQL did not start; see " + log);
    }

    private static void end(Process server) {
        server.destroy();
        server.onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
