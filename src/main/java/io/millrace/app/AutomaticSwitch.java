package io.millrace.app;

import io.millrace.config.SyncSettings;
import java.time.Duration;

/** How the automatic sync was left: whether it is on, and how often it then looks for changes. */
record AutomaticSwitch(boolean on, long milliseconds) {

    /** As the settings want it, as long as nobody switches it. */
    static AutomaticSwitch of(SyncSettings settings) {
        return new AutomaticSwitch(settings.automatic(), settings.interval().toMillis());
    }

    Duration interval() {
        return Duration.ofMillis(milliseconds);
    }
}
