package io.millrace.ask.model;

import io.millrace.work.Run;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Waits for what comes from a server, and watches that it does come. */
final class Signals {

    private static final long BETWEEN_LOOKS_NS = 50_000_000L;

    private final BlockingQueue<Signal> queue = new LinkedBlockingQueue<>();
    private final Run run;
    private final Duration whole;
    private final long start = System.nanoTime();

    /**
     * Waits from now on.
     *
     * @param whole for how long in all
     */
    Signals(Run run, Duration whole) {
        this.run = run;
        this.whole = whole;
    }

    void add(Signal signal) {
        queue.add(signal);
    }

    /** The first signal of all. */
    Signal first(Duration patience) throws TroubleException {
        return next(patience, new Trouble.Slow(patience));
    }

    /** The next one. */
    Signal next(Duration patience) throws TroubleException {
        return next(patience, new Trouble.Stalled(patience));
    }

    private Signal next(Duration patience, Trouble late) throws TroubleException {
        long since = System.nanoTime();
        while (true) {
            run.check();
            Signal signal = poll();
            if (signal instanceof Signal.Broken broken) {
                run.check();
                throw new TroubleException(Troubles.of(broken.cause()), broken.cause());
            }
            if (signal != null) {
                return signal;
            }
            long now = System.nanoTime();
            if (now - start > whole.toNanos()) {
                throw new TroubleException(new Trouble.Endless(whole), null);
            }
            if (now - since > patience.toNanos()) {
                throw new TroubleException(late, null);
            }
        }
    }

    private @org.jspecify.annotations.Nullable Signal poll() {
        try {
            return queue.poll(BETWEEN_LOOKS_NS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new io.millrace.MillraceException(
                    io.millrace.MillraceException.Code.CANCELLED,
                    "Cancelled; nothing was changed.",
                    interrupted);
        }
    }
}
