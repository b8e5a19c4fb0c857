package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.config.RetentionSettings;
import io.millrace.config.SyncSettings;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.etl.AutomaticSync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The automatic sync begins as it was left, and as the settings want it before that. */
class DesktopSyncTest {

    private static final Databases DATABASES = TestServers.migrated();

    @TempDir Path notes;

    @AfterAll
    static void close() {
        DATABASES.close();
    }

    private DesktopSync begun(boolean wanted) {
        DesktopSync sync =
                new DesktopSync(
                        DATABASES,
                        new SyncSettings(wanted, Duration.ofSeconds(30), 0, 2),
                        () -> RetentionSettings.USUAL,
                        "test",
                        notes);
        sync.begin();
        return sync;
    }

    private static AutomaticSync automatic(DesktopSync sync) {
        return sync.automatic().orElseThrow();
    }

    @Test
    void itBeginsAsItWasLeft() {
        try (DesktopSync sync = begun(false)) {
            assertFalse(automatic(sync).isOn());
            automatic(sync).follow(Duration.ofSeconds(20));
            sync.keepAutomatic();
        }
        try (DesktopSync sync = begun(false)) {
            assertTrue(automatic(sync).isOn());
            assertEquals(Duration.ofSeconds(20), automatic(sync).interval());
            automatic(sync).stop(Duration.ofSeconds(45));
            sync.keepAutomatic();
        }
        try (DesktopSync sync = begun(true)) {
            assertFalse(automatic(sync).isOn());
            assertEquals(Duration.ofSeconds(45), automatic(sync).interval(), "for when it is on");
        }
    }

    @Test
    void toCloseIsNotToSwitchOff() {
        begun(true).close();
        try (DesktopSync sync = begun(true)) {
            assertTrue(automatic(sync).isOn());
            assertEquals(Duration.ofSeconds(30), automatic(sync).interval());
        }
    }

    @Test
    void whatCannotBeReadAnyMoreIsPutAside() throws IOException {
        Files.writeString(notes.resolve("automatic-sync.json"), "{");
        try (DesktopSync sync = begun(true)) {
            assertTrue(automatic(sync).isOn());
        }
        assertTrue(Files.exists(notes.resolve("automatic-sync.json.unreadable")));
    }
}
