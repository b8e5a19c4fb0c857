package io.millrace.ui.tour;

import io.millrace.ui.screen.Screen;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an administrator sees beside the people. */
final class SettingsTour {

    private static final Duration TO_LOAD = Duration.ofMinutes(2);

    private final Shell shell;
    private final Camera camera;
    private final int first;

    /**
     * Takes no picture yet.
     *
     * @param first the place of the first of the screens in the navigation
     */
    SettingsTour(Shell shell, Camera camera, int first) {
        this.shell = shell;
        this.camera = camera;
        this.first = first;
    }

    List<Path> play() throws IOException {
        List<Path> pictures = new ArrayList<>();
        List<Screen> screens = shell.settings().screens();
        for (int i = 0; i < screens.size(); i++) {
            int place = first + i;
            Toolkit.run(() -> shell.open(place));
            Toolkit.await(Toolkit.call(shell::settled), TO_LOAD);
            pictures.addAll(
                    camera.takeInBothSizes(
                            shell.scene(),
                            shell.themeProperty(),
                            "administrator-"
                                    + screens.get(i)
                                            .title()
                                            .toLowerCase(Locale.ROOT)
                                            .replace(' ', '-')));
        }
        return pictures;
    }
}
