package io.millrace.etl;

import io.millrace.config.Configuration;
import io.millrace.db.Databases;
import io.millrace.db.JavaCommand;
import io.millrace.work.Run;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Another Millrace that syncs once, or until it is killed. */
final class SyncProcess {

    private static final String ERRORS = "errors.txt";

    private SyncProcess() {}

    /** What it does: the home, then how often it syncs. */
    public static void main(String[] arguments) {
        try (Databases databases =
                        Databases.open(Configuration.load(Path.of(arguments[0]), null), new Run());
                SyncCycle cycle = new SyncCycle(databases)) {
            for (int i = Integer.parseInt(arguments[1]); i > 0; i--) {
                cycle.sync(SyncedShop.request(), new Run(new Steps()));
            }
        }
    }

    /** Says on stdout which stage began, for whoever wants to kill it there. */
    private static final class Steps implements Run.Listener {
        @Override
        public void started(String stage) {
            System.out.println(stage);
            System.out.flush();
        }
    }

    /** Starts one whose databases are those of a configuration file. */
    static Process start(Path home, int syncs) throws IOException {
        List<String> command =
                JavaCommand.of(
                        SyncProcess.class,
                        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        home,
                        syncs);
        return new ProcessBuilder(command)
                .redirectError(
                        Redirect.appendTo(Files.createDirectories(home).resolve(ERRORS).toFile()))
                .start();
    }

    /** What the processes of a home had to complain of. */
    static String errors(Path home) {
        try {
            return Files.readString(home.resolve(ERRORS));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
