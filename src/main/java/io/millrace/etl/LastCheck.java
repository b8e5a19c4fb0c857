package io.millrace.etl;

import java.time.Duration;
import java.time.Instant;

/**
 * What a check found when it was run last.
 *
 * @param outcome "passed", "quarantined" or "blocked"
 * @param rows how many failed it then
 */
public record LastCheck(Check check, String outcome, long rows, Duration elapsed, Instant at) {}
