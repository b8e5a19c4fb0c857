package io.millrace.ui.synccentre;

import io.millrace.etl.Check;
import io.millrace.etl.LastCheck;
import java.util.Optional;

/**
 * One of the seven checks.
 *
 * @param last what it found when it was run last; empty if it never was
 * @param failing how many rows fail it that are listed
 */
record CheckLine(Check check, Optional<LastCheck> last, long failing) {

    boolean isSound() {
        return failing == 0;
    }
}
