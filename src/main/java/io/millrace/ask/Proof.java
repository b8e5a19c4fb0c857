package io.millrace.ask;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer rests on.
 *
 * @param watermark the instant whose business the warehouse shows
 * @param behind how long ago that was when the answer was made
 * @param reconciled whether both sides were equal at the last comparison of every month; null
 *     before the first one
 * @param rowsScanned how many rows the server looked at; -1 where it does not say
 */
public record Proof(
        Instant watermark, Duration behind, @Nullable Boolean reconciled, long rowsScanned) {}
