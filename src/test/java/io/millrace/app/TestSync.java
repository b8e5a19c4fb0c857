package io.millrace.app;

import io.millrace.config.RetentionSettings;
import io.millrace.config.SyncSettings;
import io.millrace.db.Databases;
import io.millrace.ui.services.SyncControl;
import java.nio.file.Path;
import java.time.Duration;

/** The desktop's sync for tests of its screens. */
public final class TestSync {

    private TestSync() {}

    /** One that does not begin by itself, and looks each second once it is switched on. */
    public static SyncControl of(Databases databases, String person, Path notes) {
        return new DesktopSync(
                databases,
                new SyncSettings(false, Duration.ofSeconds(1), 2, 2),
                () -> RetentionSettings.USUAL,
                person,
                notes);
    }
}
