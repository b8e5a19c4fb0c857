package io.millrace.ui.tour;

import io.millrace.semantics.dashboard.Facet;
import io.millrace.semantics.dashboard.Pick;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ScrollPane;

/** The dashboard: as it opens, further down, narrowed, and with another period beside it. */
final class DashboardTour {

    private static final Duration TO_LOAD = Duration.ofMinutes(2);

    private final Shell shell;
    private final Camera camera;
    private final String role;
    private final List<Path> pictures = new ArrayList<>();

    DashboardTour(Shell shell, Camera camera, String role) {
        this.shell = shell;
        this.camera = camera;
        this.role = role;
    }

    List<Path> play() throws IOException {
        take("dashboard");
        scroll(1);
        take("dashboard-below");
        narrow();
        take("dashboard-narrowed-below");
        scroll(0);
        take("dashboard-narrowed");
        settle(() -> shell.dashboard().backTo(0));
        settle(() -> shell.dashboard().comparingProperty().set(true));
        take("dashboard-compared");
        Toolkit.run(() -> shell.dashboard().comparingProperty().set(false));
        return List.copyOf(pictures);
    }

    private void narrow() {
        settle(() -> shell.dashboard().pick(Pick.of(Facet.REGION, "West")));
        settle(() -> shell.dashboard().pick(Pick.of(Facet.CATEGORY, "Furniture")));
        settle(() -> shell.dashboard().pick(DayOfWeek.MONDAY, Month.NOVEMBER));
    }

    private void settle(Runnable action) {
        Toolkit.run(action);
        Toolkit.await(shell.settled(), TO_LOAD);
    }

    private void scroll(double to) {
        Toolkit.run(() ->
                shell.scene().getRoot().lookupAll(".page-scroll").stream()
                        .filter(ScrollPane.class::isInstance)
                        .map(ScrollPane.class::cast)
                        .forEach(pane -> pane.setVvalue(to)));
    }

    private void take(String name) throws IOException {
        pictures.addAll(
                camera.takeInBothSizes(shell.scene(), shell.themeProperty(), role + "-" + name));
    }
}
