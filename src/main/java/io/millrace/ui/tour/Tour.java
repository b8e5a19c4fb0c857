package io.millrace.ui.tour;

import io.millrace.MillraceException;
import io.millrace.ui.services.Services;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.image.Image;

/** Takes a picture of each screen in light and dark, with no display. */
public final class Tour {

    private static final Duration TO_LOAD = Duration.ofMinutes(2);

    private final Services services;
    private final Background background;
    private final Path folder;
    private final List<Path> pictures = new ArrayList<>();

    private Tour(Services services, Background background, Path folder) {
        this.services = services;
        this.background = background;
        this.folder = folder;
    }

    /**
     * Writes the pictures as PNG files. The toolkit starts headless, unless this process has
     * started it already.
     *
     * @param folder made if it is not there; older pictures of the same name are replaced
     * @return the pictures, in the order of the tour
     * @throws MillraceException if the dashboard cannot be read, or a picture cannot be written
     */
    public static List<Path> play(Services services, Path folder) {
        Toolkit.startHeadless();
        try (Background background = Background.ofDesktop()) {
            Files.createDirectories(folder);
            return new Tour(services, background, folder).play();
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The pictures could not be written to " + folder + ".",
                    cause);
        }
    }

    private List<Path> play() throws IOException {
        Shell dashboard = open(services);
        String problem = Toolkit.call(() -> dashboard.dashboard().problemProperty().get());
        if (!problem.isEmpty()) {
            throw new MillraceException(MillraceException.Code.FAILED, problem);
        }
        take(dashboard, "dashboard");
        sync();
        take(open(Scenery.empty(services)), "empty");
        take(open(Scenery.lost(services)), "error");
        return List.copyOf(pictures);
    }

    private void sync() throws IOException {
        Shell shell = open(Scenery.halted(services));
        Toolkit.run(shell.sync()::syncNow);
        Toolkit.await(shell.sync().progressProperty().greaterThan(0), TO_LOAD);
        take(shell, "sync");
        Toolkit.run(shell.sync()::cancel);
        Toolkit.await(shell.settled(), TO_LOAD);
    }

    private Shell open(Services shown) {
        Shell shell = Toolkit.call(() -> new Shell(shown, background));
        Toolkit.run(shell::load);
        Toolkit.await(shell.settled(), TO_LOAD);
        return shell;
    }

    private void take(Shell shell, String name) throws IOException {
        for (Theme theme : Theme.values()) {
            Image picture =
                    Toolkit.call(() -> {
                        shell.themeProperty().set(theme);
                        return shell.scene().snapshot(null);
                    });
            String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
            pictures.add(Png.write(picture, folder.resolve(file)));
        }
    }
}
