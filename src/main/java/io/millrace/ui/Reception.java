package io.millrace.ui;

import io.millrace.MillraceException;
import io.millrace.access.Session;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.signin.Entrance;
import io.millrace.ui.signin.LockController;
import io.millrace.ui.signin.LockViewModel;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.jspecify.annotations.Nullable;

/** Leads the one window from the sign-in to somebody's desk and back. On the window's thread. */
final class Reception {

    private static final Duration UNTIL_LOCKED = Duration.minutes(10);

    /** Somebody at work. */
    private record Desk(Session session, Shell shell) {}

    private final Workplace workplace;
    private final Background background;
    private final Stage stage;
    private final PauseTransition idle;
    private @Nullable Entrance entrance;
    private Optional<Desk> desk = Optional.empty();

    Reception(Workplace workplace, Background background, Stage stage) {
        this(workplace, background, stage, UNTIL_LOCKED);
    }

    /**
     * Takes the window over.
     *
     * @param untilLocked how long a window that nobody touches stays open
     */
    Reception(Workplace workplace, Background background, Stage stage, Duration untilLocked) {
        this.idle = new PauseTransition(untilLocked);
        this.workplace = workplace;
        this.background = background;
        this.stage = stage;
        idle.setOnFinished(_ -> lock());
        stage.addEventFilter(InputEvent.ANY, _ -> stirred());
    }

    /** Waits for somebody to sign in. */
    void open() {
        Entrance opened = new Entrance(workplace, background, width(), height(), this::welcome);
        entrance = opened;
        stage.setScene(opened.scene());
        opened.attend();
    }

    /** Ends whatever is under way; the sessions of the servers with it. */
    void close() {
        idle.stop();
        if (entrance != null) {
            entrance.close();
        }
        desk.ifPresent(left -> {
            left.shell().close();
            left.session().close();
        });
    }

    private void welcome(Session session) {
        background.submit(
                () -> workplace.open(session),
                services -> sit(session, services),
                failure -> turnAway(session, failure));
    }

    private void sit(Session session, Services services) {
        if (entrance != null) {
            entrance.close();
            entrance = null;
        }
        Shell shell = new Shell(services, background, this::signOut);
        desk = Optional.of(new Desk(session, shell));
        stage.setScene(shell.scene());
        shell.load();
        shell.attend();
        idle.playFromStart();
    }

    private void turnAway(Session session, MillraceException failure) {
        leave(session);
        Notifications.create()
                .owner(stage)
                .title("Signed in, but nothing to show")
                .text(String.valueOf(failure.getMessage()))
                .showError();
    }

    private void signOut() {
        idle.stop();
        desk.ifPresent(left -> {
            left.shell().close();
            leave(left.session());
        });
        desk = Optional.empty();
        open();
    }

    private void leave(Session session) {
        background.submit(
                () -> {
                    session.close();
                    return true;
                },
                _ -> {},
                _ -> {});
    }

    private void stirred() {
        if (idle.getStatus() == Animation.Status.RUNNING) {
            idle.playFromStart();
        }
    }

    private void lock() {
        desk.ifPresent(left -> {
            LockViewModel model =
                    new LockViewModel(
                            left.session().person().name(),
                            workplace.signIn(),
                            background,
                            () -> unlock(left),
                            this::signOut);
            Scene locked = new Scene(Fxml.load(new LockController(model)), width(), height());
            Theme worn = left.shell().themeProperty().get();
            worn.dress(locked);
            hideWhatBelongsTo(stage);
            stage.setScene(locked);
        });
    }

    /** Dialogs and popups, which a new scene would leave where they are. */
    private static void hideWhatBelongsTo(Window owner) {
        for (Window window : List.copyOf(Window.getWindows())) {
            boolean belongs =
                    switch (window) {
                        case Stage dialog -> owner.equals(dialog.getOwner());
                        case PopupWindow popup -> owner.equals(popup.getOwnerWindow());
                        case Window _ -> false;
                    };
            if (belongs) {
                hideWhatBelongsTo(window);
                window.hide();
            }
        }
    }

    private void unlock(Desk left) {
        stage.setScene(left.shell().scene());
        idle.playFromStart();
    }

    private double width() {
        return stage.getScene() == null ? Shell.WIDTH : stage.getScene().getWidth();
    }

    private double height() {
        return stage.getScene() == null ? Shell.HEIGHT : stage.getScene().getHeight();
    }
}
