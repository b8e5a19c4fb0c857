package io.millrace.ask;

import io.millrace.ask.guard.QueryResult;
import io.millrace.work.Run;
import java.time.Duration;
import java.time.Instant;

/**
 * A question under way.
 *
 * @param state how far the warehouse is
 * @param start by {@link System#nanoTime}
 */
record Moment(String question, WarehouseState state, Knowledge known, Run run, long start) {

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    Proof proof(QueryResult result) {
        return new Proof(
                state.extractedAt(),
                Duration.between(state.extractedAt(), Instant.now()),
                state.reconciled(),
                result.rowsScanned().orElse(-1));
    }
}
