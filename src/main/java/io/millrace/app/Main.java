package io.millrace.app;

import io.millrace.cli.MillraceCommand;

/** Where the program starts: {@code millrace} with a command, or without one for the desktop. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        int exitCode = MillraceCommand.execute(new Builder(), arguments);
        // Threads of the toolkit or of a driver must not keep a finished program alive.
        System.exit(exitCode);
    }
}
