package io.millrace.ui.tour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.config.AppearanceSettings;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.semantics.dashboard.DashboardReports;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.services.SyncOutcome;
import io.millrace.warehouse.TestStar;
import io.millrace.work.Run;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {

    private static final int DARK = 60;

    /** A warehouse in which nothing moves. */
    private record Still() implements SyncControl {
        @Override
        public SyncOutcome syncNow(Run run) {
            throw new AssertionError("A tour does not sync");
        }

        @Override
        public Freshness freshness() {
            return new Freshness.Known(Duration.ZERO, Freshness.Verdict.RECONCILED, 0);
        }

        @Override
        public long loadedRun() {
            return 0;
        }
    }

    @Test
    void takesTheSamePicturesEachTime(@TempDir Path folder) throws SQLException, IOException {
        try (Databases databases = TestServers.fresh()) {
            TestStar.create(databases.warehouse());
            TestStar.fill(databases.warehouse());
            Services services = services(databases);
            List<Path> pictures = Tour.play(services, folder.resolve("first"));
            assertEquals(
                    List.of(
                            "dashboard-light.png",
                            "dashboard-dark.png",
                            "sync-light.png",
                            "sync-dark.png",
                            "empty-light.png",
                            "empty-dark.png",
                            "error-light.png",
                            "error-dark.png"),
                    pictures.stream().map(path -> path.getFileName().toString()).toList());
            for (Path picture : pictures) {
                assertPicture(picture);
            }
            for (Path again : Tour.play(services, folder.resolve("second"))) {
                Path first = folder.resolve("first").resolve(again.getFileName());
                assertArrayEquals(
                        Files.readAllBytes(first), Files.readAllBytes(again), again.toString());
            }
        }
    }

    @Test
    void doesNotShowAnErrorForADashboard(@TempDir Path folder) {
        try (Databases bare = TestServers.fresh()) {
            assertThrows(MillraceException.class, () -> Tour.play(services(bare), folder));
        }
    }

    private static Services services(Databases databases) {
        return new Services(
                DashboardReports.of(databases.warehouse(), SemanticModel.shipped()),
                new Still(),
                new AppearanceSettings(AppearanceSettings.Theme.LIGHT));
    }

    /** The right size, with something on it, on dark ground where it says so. */
    private static void assertPicture(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(1400, picture.getWidth());
        assertEquals(900, picture.getHeight());
        boolean dark = (picture.getRGB(4, 600) & 0xff) < DARK;
        assertEquals(file.toString().endsWith("dark.png"), dark, file.toString());
        long colours =
                IntStream.range(0, 1400 * 900)
                        .map(i -> picture.getRGB(i % 1400, i / 1400))
                        .distinct()
                        .count();
        assertTrue(colours > 50, file + " has " + colours + " colours");
    }
}
