package io.millrace.app;

import io.millrace.cli.MillraceCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Runs commands on one home in this process and keeps what they say. */
final class CommandLine {

    private final Path home;
    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    CommandLine(Path home) {
        this.home = home;
    }

    /** The exit code. */
    int run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(new PrintStream(results, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(messages, true, StandardCharsets.UTF_8));
        try {
            String[] all =
                    Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()))
                            .toArray(String[]::new);
            return MillraceCommand.execute(new Builder(), all);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Everything on stdout so far. */
    String results() {
        return results.toString(StandardCharsets.UTF_8);
    }

    /** Everything on stderr so far. */
    String messages() {
        return messages.toString(StandardCharsets.UTF_8);
    }
}
