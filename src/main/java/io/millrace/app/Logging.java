package io.millrace.app;

import io.millrace.MillraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where the log goes: a file in the home, and on stderr only what somebody should look into. */
final class Logging {

    private static final int BYTES = 2_000_000;
    private static final int FILES = 3;

    /** Kept, since a logger that nobody holds forgets its level. */
    private static final Logger ROOT = Logger.getLogger("");

    private Logging() {}

    static void to(Path home) {
        System.setProperty(
                "java.util.logging.SimpleFormatter.format",
                "%1$tF %1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
        for (Handler handler : ROOT.getHandlers()) {
            if (handler instanceof ConsoleHandler) {
                handler.setLevel(Level.SEVERE);
            }
            if (handler instanceof FileHandler) {
                // Of the home that this process worked on before.
                ROOT.removeHandler(handler);
                handler.close();
            }
        }
        try {
            Path folder = Files.createDirectories(home.resolve("log"));
            FileHandler file =
                    new FileHandler(
                            folder.resolve("millrace-%g.log").toString(), BYTES, FILES, true);
            file.setFormatter(new SimpleFormatter());
            ROOT.addHandler(file);
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The log cannot be written to " + home.resolve("log") + ".",
                    cause);
        }
    }
}
