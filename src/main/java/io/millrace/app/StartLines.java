package io.millrace.app;

import io.millrace.work.Run;

/** Says in a line for each stage what happened and how long it took. */
final class StartLines implements Run.Listener {

    private static final long WORTH_A_LINE_MS = 100;

    @Override
    public void finished(Run.Stage stage) {
        if (stage.elapsed().toMillis() >= WORTH_A_LINE_MS) {
            System.out.println(
                    "%6.2f s  %s%s"
                            .formatted(
                                    stage.elapsed().toMillis() / 1000.0,
                                    stage.name(),
                                    stage.rows() > 0 ? " (%,d)".formatted(stage.rows()) : ""));
        }
    }
}
