package io.millrace.ui.tour;

import io.millrace.ui.audit.AuditViewModel;
import io.millrace.ui.screen.Screen;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ScrollPane;

/** What an executive sees. */
final class OversightTour {

    private static final Duration TO_LOAD = Duration.ofMinutes(2);

    private final Shell shell;
    private final Camera camera;
    private final int first;

    /**
     * Takes no picture yet.
     *
     * @param first the place of the first of the screens in the navigation
     */
    OversightTour(Shell shell, Camera camera, int first) {
        this.shell = shell;
        this.camera = camera;
        this.first = first;
    }

    List<Path> play() throws IOException {
        List<Path> pictures = new ArrayList<>();
        List<Screen> screens = shell.oversight().screens();
        for (int i = 0; i < screens.size(); i++) {
            int place = first + i;
            Toolkit.run(() -> shell.open(place));
            settle();
            pictures.addAll(take(screens.get(i).title()));
            if (Toolkit.call(() -> scrollTo(1))) {
                pictures.addAll(take(screens.get(i).title() + " below"));
                Toolkit.run(() -> scrollTo(0));
            }
        }
        AuditViewModel audit = shell.oversight().audit();
        Toolkit.run(() -> {
            audit.entries().stream()
                    .filter(entry -> entry.before() != null && entry.after() != null)
                    .findFirst()
                    .ifPresent(audit::open);
            audit.verify();
        });
        settle();
        pictures.addAll(take("audit-verified"));
        return pictures;
    }

    /** Whether the screen is longer than the window. */
    private boolean scrollTo(double place) {
        if (shell.scene().lookup(".page-scroll") instanceof ScrollPane page) {
            page.setVvalue(place);
            return page.getContent().getLayoutBounds().getHeight()
                    > page.getViewportBounds().getHeight() + 1;
        }
        return false;
    }

    private void settle() {
        Toolkit.await(Toolkit.call(shell::settled), TO_LOAD);
    }

    private List<Path> take(String title) throws IOException {
        return camera.takeInBothSizes(
                shell.scene(),
                shell.themeProperty(),
                "executive-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }
}
