package io.millrace.etl;

import java.time.Duration;
import java.util.List;

/**
 * What one check found.
 *
 * @param offences the rows that failed; none where it passed
 */
public record CheckResult(Check check, List<Offence> offences, Duration elapsed) {

    public CheckResult {
        offences = List.copyOf(offences);
    }

    public boolean blocks() {
        return offences.stream().anyMatch(Offence::blocks);
    }

    /** "passed", "quarantined" or "blocked". */
    public String outcome() {
        if (offences.isEmpty()) {
            return "passed";
        }
        return blocks() ? "blocked" : "quarantined";
    }
}
