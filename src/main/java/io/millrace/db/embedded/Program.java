package io.millrace.db.embedded;

import io.millrace.MillraceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * An external program of a server, with its output in the server's log.
 *
 * @param server what the person knows it as
 * @param log where its output goes, at the end
 */
record Program(String server, Path log) {

    private static final long LARGEST_LOG = 8L << 20;
    private static final int LAST_LINES = 8;
    private static final int LAST_BYTES = 8192;
    private static final long SECONDS_TO_END = 120;

    /** Begins a fresh log where the old one has grown, and says where new lines will begin. */
    long openLog() throws IOException {
        if (!Files.exists(log)) {
            Files.createFile(log, Layout.forOwner("rw-------"));
        }
        if (Files.size(log) > LARGEST_LOG) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
            return openLog();
        }
        return Files.size(log);
    }

    /** Starts it and lets it run. */
    Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(log.resolveSibling("").toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        // A person's own client settings must not reach these servers.
        environment.keySet().removeIf(name -> name.matches("(PG|MYSQL|MARIADB).*"));
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        return builder.start();
    }

    /** Runs it to its end, fed with the input. */
    void run(List<String> command, InputStream input) throws IOException {
        long begin = openLog();
        Process process = start(command);
        try (OutputStream in = process.getOutputStream()) {
            input.transferTo(in);
        } catch (IOException broken) {
            // It ended before it had read all: its own words in the log say why.
            await(process, begin);
            throw broken;
        }
        await(process, begin);
    }

    private void await(Process process, long begin) throws IOException {
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failed("did not end within " + SECONDS_TO_END + " s", begin);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw failed("was interrupted", begin);
        }
        if (process.exitValue() != 0) {
            throw failed("ended with code " + process.exitValue(), begin);
        }
    }

    /** The exception for a program that went wrong, with the last lines it wrote. */
    MillraceException failed(String what, long begin) throws IOException {
        String words = lastLines(begin);
        return new MillraceException(
                MillraceException.Code.CANNOT_CONNECT,
                "The embedded "
                        + server
                        + " "
                        + what
                        + (words.isEmpty() ? "; it wrote nothing to " : "; the end of ")
                        + log
                        + (words.isEmpty() ? "." : ":\n" + words));
    }

    private String lastLines(long begin) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(Math.min(begin, file.length()), file.length() - LAST_BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - LAST_LINES))
                    .collect(Collectors.joining("\n"));
        }
    }
}
