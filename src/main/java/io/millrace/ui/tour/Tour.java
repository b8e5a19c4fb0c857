package io.millrace.ui.tour;

import io.millrace.MillraceException;
import io.millrace.access.Administration;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes a picture of each screen in light and dark, with no display. */
public final class Tour {

    private static final Duration TO_LOAD = Duration.ofMinutes(2);

    private final Services services;
    private final Background background;
    private final Camera camera;
    private final List<Path> pictures = new ArrayList<>();

    Tour(Services services, Background background, Camera camera) {
        this.services = services;
        this.background = background;
        this.camera = camera;
    }

    /**
     * Writes the pictures as PNG files. The toolkit starts headless, unless this process has
     * started it already. Somebody is added for the time of the tour, who signs in for the first
     * time.
     *
     * @param folder made if it is not there; older pictures of the same name are replaced
     * @return the pictures, in the order of the tour
     * @throws MillraceException if something cannot be shown, or a picture cannot be written
     */
    public static List<Path> play(Workplace workplace, Administration people, Path folder) {
        return play(
                folder,
                (background, camera) -> {
                    List<Path> pictures =
                            new ArrayList<>(
                                    new EntranceTour(workplace, people, background, camera).play());
                    for (Workplace.Guest guest : workplace.guests()) {
                        pictures.addAll(new DeskTour(workplace, guest, background, camera).play());
                    }
                    return List.copyOf(pictures);
                });
    }

    /** The pictures of the main window as somebody sees it who did not have to sign in. */
    public static List<Path> play(Services services, Path folder) {
        return play(folder, (background, camera) -> new Tour(services, background, camera).play());
    }

    private interface Playing {
        List<Path> play(Background background, Camera camera) throws IOException;
    }

    private static List<Path> play(Path folder, Playing playing) {
        Toolkit.startHeadless();
        try (Background background = Background.ofDesktop()) {
            Files.createDirectories(folder);
            return playing.play(background, new Camera(folder));
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The pictures could not be written to " + folder + ".",
                    cause);
        }
    }

    List<Path> play() throws IOException {
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
        pictures.addAll(camera.take(shell.scene(), shell.themeProperty(), name));
    }
}
