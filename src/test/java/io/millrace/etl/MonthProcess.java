package io.millrace.etl;

import io.millrace.config.Configuration;
import io.millrace.db.Databases;
import io.millrace.db.JavaCommand;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another Millrace that archives or restores a month and ends at a chosen point as by a power cut:
 * no block is left, no connection closed.
 */
final class MonthProcess {

    private static final int KILLED = 137;

    private MonthProcess() {}

    /** What it does: home, point, "archive", month, folder; or home, point, "restore", file. */
    public static void main(String[] arguments) {
        try (Databases databases =
                Databases.open(Configuration.load(Path.of(arguments[0]), null), new Run())) {
            Partitions partitions = new Partitions(databases, SyncedShop.request());
            Run run = new Run(new End(arguments[1]));
            if (arguments[2].equals("archive")) {
                partitions.archive(YearMonth.parse(arguments[3]), Path.of(arguments[4]), run);
            } else {
                partitions.restore(Path.of(arguments[3]), run);
            }
        }
    }

    /**
     * Fails unless the process ended there.
     *
     * @param point a stage and what it reports, such as {@code "Write the archive: progress 3"}
     */
    static void endsAt(String point, Path home, Object... work) throws Exception {
        Path output = home.resolve("output.txt");
        Process process = start(point, home, output, work);
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != KILLED) {
            process.destroyForcibly();
            throw new AssertionError(
                    "It did not come to \"" + point + "\":\n" + Files.readString(output));
        }
    }

    /** Kills it after so many milliseconds of its life, or lets it end before. */
    static void killedAfter(long milliseconds, Path home, Object... work) throws Exception {
        Process process = start("never", home, home.resolve("output.txt"), work);
        if (!process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process start(String point, Path home, Path output, Object... work)
            throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(home, point));
        arguments.addAll(List.of(work));
        List<String> command =
                JavaCommand.of(
                        MonthProcess.class,
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        arguments.toArray());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Ends the process at its point. */
    private static final class End implements Run.Listener {

        private final String point;
        private int count;

        End(String point) {
            this.point = point;
        }

        @Override
        public void started(String stage) {
            count = 0;
            reach(stage + ": start");
        }

        @Override
        public void progressed(String stage, long rows, long total) {
            reach(stage + ": progress " + ++count);
        }

        @Override
        public void finished(Run.Stage stage) {
            reach(stage.name() + ": end");
        }

        private void reach(String here) {
            if (here.equals(point)) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }
}
