package io.millrace.ui;

import io.millrace.MillraceException;
import io.millrace.access.Session;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.shell.Doors;
import io.millrace.ui.shell.Notes;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.signin.Entrance;
import io.millrace.ui.signin.LockController;
import io.millrace.ui.signin.LockViewModel;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Contact;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads the one window from the sign-in to somebody's desk and back. On the window's thread. */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final Duration UNTIL_LOCKED = Duration.minutes(10);

    /** Somebody at work. */
    private record Desk(
            Session session,
            Services services,
            Background work,
            Shell shell,
            Optional<WindowMemory> memory,
            Contact contact) {}

    /** What was fetched for somebody who comes in. */
    private record Fetched(Services services, Optional<WindowState> last) {}

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

    /** Ends whatever is under way; the background ends the session on the servers after it. */
    void close() {
        idle.stop();
        if (entrance != null) {
            entrance.close();
        }
        clearDesk();
    }

    private void clearDesk() {
        desk.ifPresent(this::clear);
        desk = Optional.empty();
    }

    private void clear(Desk left) {
        left.memory().ifPresent(WindowMemory::close);
        left.contact().close();
        left.shell().close();
        left.work().fallSilent();
        leave(() -> {
            // First the work, then the connections that it works with.
            left.work().close();
            left.services().close();
            left.session().close();
        });
    }

    private void welcome(Session session) {
        background.submit(
                () -> new Fetched(workplace.open(session), lastState(session)),
                fetched -> sit(session, fetched),
                failure -> turnAway(session, failure));
    }

    /** A window that nobody remembers is one as for a new person; the log has the reason. */
    private Optional<WindowState> lastState(Session session) {
        try {
            return workplace.notes(session.person().name()).flatMap(WindowMemory::read);
        } catch (MillraceException unreadable) {
            LOG.warn("The window is as for a new person", unreadable);
            return Optional.empty();
        }
    }

    private void sit(Session session, Fetched fetched) {
        if (entrance != null) {
            entrance.close();
            entrance = null;
        }
        Background work = background.beside("desk");
        Shell shell =
                new Shell(
                        fetched.services(),
                        work,
                        Optional.of(new Doors(this::lock, this::signOut)));
        Optional<WindowMemory> memory =
                workplace
                        .notes(session.person().name())
                        .map(folder ->
                                new WindowMemory(
                                        folder, fetched.last(), stage, background, this::complain));
        Contact contact = new Contact(workplace.servers(session), work.window());
        shell.watch(contact);
        desk = Optional.of(new Desk(session, fetched.services(), work, shell, memory, contact));
        stage.setScene(shell.scene());
        memory.ifPresent(kept -> kept.attend(shell));
        shell.load();
        shell.attend();
        idle.playFromStart();
    }

    private void turnAway(Session session, MillraceException failure) {
        leave(session::close);
        Notes.show(
                stage,
                new Notice(
                        Mood.BAD,
                        "Signed in, but nothing to show",
                        String.valueOf(failure.getMessage())));
    }

    private void complain(MillraceException failure) {
        Notes.show(
                stage,
                new Notice(
                        Mood.WARNING,
                        "The window will not be remembered",
                        String.valueOf(failure.getMessage())));
    }

    private void signOut() {
        idle.stop();
        clearDesk();
        open();
    }

    private void leave(Runnable closing) {
        background.submit(
                () -> {
                    closing.run();
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
