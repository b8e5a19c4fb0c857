package io.millrace.ui.tour;

import io.millrace.MillraceException;
import io.millrace.access.Role;
import io.millrace.access.Session;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.signin.Entrance;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The main window of somebody who signs in as people do. */
final class DeskTour {

    private static final Duration TO_LOAD = Duration.ofMinutes(2);

    private final Workplace workplace;
    private final Workplace.Guest guest;
    private final Background background;
    private final Camera camera;

    DeskTour(Workplace workplace, Workplace.Guest guest, Background background, Camera camera) {
        this.workplace = workplace;
        this.guest = guest;
        this.background = background;
        this.camera = camera;
    }

    /** Nothing, for somebody who never signed in yet. */
    List<Path> play() throws IOException {
        if (guest.answers().isEmpty()) {
            return List.of();
        }
        try (Session session = signIn()) {
            Services services = workplace.open(session);
            List<Path> pictures = new ArrayList<>();
            if (session.person().role() == Role.EXECUTIVE) {
                pictures.addAll(new Tour(services, background, camera).play());
            }
            pictures.addAll(screens(services, session.person().role().code()));
            return pictures;
        }
    }

    private List<Path> screens(Services services, String role) throws IOException {
        Shell shell = Toolkit.call(() -> new Shell(services, background));
        Toolkit.run(shell::load);
        Toolkit.await(shell.settled(), TO_LOAD);
        List<Path> pictures = new ArrayList<>();
        int next = 0;
        if (services.warehouse().isPresent()) {
            pictures.addAll(new DashboardTour(shell, camera, role).play());
            next++;
        }
        if (services.questions().isPresent()) {
            pictures.addAll(new AnswerTour(shell, camera, role, next).play());
            next += shell.answers().screens().size();
        }
        if (services.counter().isPresent()) {
            pictures.addAll(new CounterTour(shell, camera).play());
            next += shell.counter().screens().size();
        }
        if (services.oversight().isPresent()) {
            pictures.addAll(new OversightTour(shell, camera, next).play());
            next += shell.oversight().screens().size();
        }
        if (services.session().flatMap(Session::administration).isPresent()) {
            int people = next++;
            Toolkit.run(() -> shell.open(people));
            Toolkit.await(shell.settled(), TO_LOAD);
            Toolkit.run(shell.people()::chooseFirst);
            pictures.addAll(
                    camera.takeInBothSizes(shell.scene(), shell.themeProperty(), role + "-people"));
        }
        if (services.installation().isPresent()) {
            pictures.addAll(new SettingsTour(shell, camera, next).play());
            next += shell.settings().screens().size();
        }
        int account = next;
        Toolkit.run(() -> shell.open(account));
        pictures.addAll(camera.take(shell.scene(), shell.themeProperty(), role + "-account"));
        return pictures;
    }

    private Session signIn() {
        ObjectProperty<@Nullable Session> opened = new SimpleObjectProperty<>();
        Entrance entrance =
                Toolkit.call(() ->
                        new Entrance(
                                workplace, background, Shell.WIDTH, Shell.HEIGHT, opened::set));
        Toolkit.run(() -> entrance.model().enter(guest));
        Toolkit.await(
                opened.isNotNull().or(entrance.model().problemProperty().isNotEmpty()), TO_LOAD);
        Session session = opened.get();
        if (session == null) {
            throw new MillraceException(
                    MillraceException.Code.NOT_PERMITTED,
                    guest.name()
                            + " could not sign in: "
                            + entrance.model().problemProperty().get());
        }
        return session;
    }
}
