package io.millrace.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.config.Configuration;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A home with embedded servers, and what runs on it. */
record EmbeddedHome(Path folder) {

    Databases open() {
        return open(new Run());
    }

    Databases open(Run run) {
        return Databases.open(Configuration.load(folder, null), run);
    }

    Path resolve(String file) {
        return folder.resolve(file);
    }

    ServersProcess start() throws IOException {
        return ServersProcess.start(folder);
    }

    /** Ends the servers as a power cut would. */
    void killServers() {
        servers().forEach(ProcessHandle::destroyForcibly);
        servers().forEach(server -> server.onExit().join());
    }

    static void keepData(Databases databases) throws SQLException {
        for (Database database : List.of(databases.oltp(), databases.warehouse())) {
            try (Connection connection = database.connect()) {
                Sql sql = new Sql(connection, new Run());
                sql.update("DROP TABLE IF EXISTS kept");
                sql.update("CREATE TABLE kept (word VARCHAR(20) PRIMARY KEY)");
                sql.update("INSERT INTO kept VALUES (?)", "kept");
            }
        }
    }

    static void assertDataIsThere(Databases databases) throws SQLException {
        for (Database database : List.of(databases.oltp(), databases.warehouse())) {
            try (Connection connection = database.connect()) {
                assertEquals(
                        List.of("kept"),
                        new Sql(connection, new Run())
                                .list("SELECT word FROM kept", row -> row.getString(1)));
            }
        }
    }

    /** The servers that work on this home, each once however many threads or children it has. */
    private List<ProcessHandle> servers() {
        return ProcessHandle.allProcesses()
                .filter(process -> Set.of("postgres", "mariadbd").contains(program(process)))
                .filter(this::worksOn)
                .toList();
    }

    private boolean worksOn(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(folder.resolve("data").toString());
    }

    private static String program(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .orElse("");
    }

    Set<Long> pids() {
        return servers().stream().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    Set<String> programs() {
        List<ProcessHandle> servers = servers();
        Set<String> programs =
                servers.stream().map(EmbeddedHome::program).collect(Collectors.toSet());
        assertEquals(servers.size(), programs.size(), "one server each");
        return programs;
    }
}
