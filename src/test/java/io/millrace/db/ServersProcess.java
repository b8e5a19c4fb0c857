package io.millrace.db;

import io.millrace.config.Configuration;
import io.millrace.work.Run;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another Millrace on a home, in a process of its own that a test may end as it likes. */
final class ServersProcess implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;

    private ServersProcess(Process process) {
        this.process = process;
    }

    /** The other process: opens the databases, says so, and holds them until its input ends. */
    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        Configuration configuration = Configuration.load(Path.of(arguments[0]), null);
        try (Databases _ = Databases.open(configuration, new Run())) {
            System.out.println(READY + " " + (System.nanoTime() - start) / 1_000_000);
            while (System.in.read() >= 0) {
                // Whoever started it decides when it ends.
            }
        }
    }

    static ServersProcess start(Path home) throws IOException {
        return start(home, List.of(), Map.of());
    }

    /**
     * Starts it without waiting.
     *
     * @param prefix a command that runs it as somebody else
     * @param environment what it has beside this process's variables
     */
    static ServersProcess start(Path home, List<String> prefix, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(JavaCommand.of(ServersProcess.class, List.of(), home));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true);
        builder.directory(new File("/"));
        builder.environment().putAll(environment);
        return new ServersProcess(builder.start());
    }

    /** Waits until it holds the databases; gives the milliseconds it took. */
    long awaitReady() throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                return Long.parseLong(line.substring(READY.length() + 1));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("It ended before it was ready:\n" + said);
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Ends it as the system does when it shuts down. */
    void terminate() {
        process.destroy();
        process.onExit().join();
    }

    /** Lets it close its databases and end. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
