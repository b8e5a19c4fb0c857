package io.millrace.cli;

import io.millrace.work.Run;
import java.io.PrintStream;
import java.util.Locale;

/** Tells on stderr how long work goes on: a line for each stage that took a while. */
final class ProgressLines implements Run.Listener {

    private static final long WORTH_A_LINE_MS = 300;
    private static final long BETWEEN_LINES_NS = 2_000_000_000L;

    private final PrintStream err;
    private long lastLine = System.nanoTime();

    ProgressLines(PrintStream err) {
        this.err = err;
    }

    @Override
    public void progressed(String stage, long rows, long total) {
        long now = System.nanoTime();
        if (now - lastLine > BETWEEN_LINES_NS) {
            lastLine = now;
            err.println(
                    total > 0
                            ? "  %s: %,d of %,d".formatted(stage, rows, total)
                            : "  %s: %,d".formatted(stage, rows));
        }
    }

    @Override
    public void finished(Run.Stage stage) {
        lastLine = System.nanoTime();
        if (stage.elapsed().toMillis() >= WORTH_A_LINE_MS) {
            String rows = stage.rows() > 0 ? String.format(Locale.ROOT, ", %,d", stage.rows()) : "";
            err.println(
                    "  %s%s: %.1f s"
                            .formatted(stage.name(), rows, stage.elapsed().toMillis() / 1000.0));
        }
    }
}
