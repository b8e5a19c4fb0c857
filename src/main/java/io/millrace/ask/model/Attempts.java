package io.millrace.ask.model;

import io.millrace.work.Run;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Tries again what may pass: a busy server, a model that failed to load. */
final class Attempts {

    private static final int MOST = 3;
    private static final Duration LOOK = Duration.ofMillis(20);

    /** One attempt. */
    @FunctionalInterface
    interface Attempt<T> {
        T make() throws TroubleException;
    }

    private Attempts() {}

    /**
     * The first result; waits {@code pause} after the first failure and twice as long each time.
     */
    static <T> T of(Attempt<T> attempt, Duration pause, Run run) throws TroubleException {
        Duration wait = pause;
        for (int left = MOST - 1; true; left--) {
            try {
                return attempt.make();
            } catch (TroubleException failed) {
                if (left == 0 || !failed.trouble().mayPass()) {
                    throw failed;
                }
                pause(wait, run);
                wait = wait.multipliedBy(2);
            }
        }
    }

    private static void pause(Duration time, Run run) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            run.check();
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
