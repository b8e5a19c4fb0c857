package io.millrace.ui;

import io.millrace.MillraceException;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.NoteFile;
import io.millrace.ui.work.NoteKeeper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;

/** Lets each person find the window as the person left it: place, size, theme and screen. */
final class WindowMemory {

    /** A window that is dragged changes many times a second. */
    private static final Duration UNTIL_STILL = Duration.millis(500);

    private final NoteKeeper<WindowState> keeper;
    private final Stage stage;
    private final PauseTransition moving = new PauseTransition(UNTIL_STILL);
    private final List<Subscription> followed = new ArrayList<>();
    private Optional<WindowState> last;
    private Optional<WindowState> unkept = Optional.empty();

    /**
     * Remembers in a file of that folder.
     *
     * @param last what {@link #read} gave
     * @param failed called if it cannot be written
     */
    WindowMemory(
            Path folder,
            Optional<WindowState> last,
            Stage stage,
            Background background,
            Consumer<MillraceException> failed) {
        this.keeper = new NoteKeeper<>(file(folder), background, failed);
        this.last = last;
        this.stage = stage;
        moving.setOnFinished(_ -> keep());
    }

    /**
     * How the person left the window; for the background.
     *
     * @throws MillraceException if nobody can tell any more; then the window is as for a new person
     */
    static Optional<WindowState> read(Path folder) {
        return file(folder).read();
    }

    private static NoteFile<WindowState> file(Path folder) {
        return new NoteFile<>(folder.resolve("window.json"), WindowState.class);
    }

    /** Makes the window as it was, and remembers from now on what becomes of it. */
    void attend(Shell shell) {
        last.ifPresent(state -> restore(state, shell));
        List<ObservableValue<?>> parts =
                List.of(
                        stage.xProperty(),
                        stage.yProperty(),
                        stage.widthProperty(),
                        stage.heightProperty(),
                        stage.maximizedProperty(),
                        shell.themeProperty(),
                        shell.currentProperty());
        parts.forEach(part -> followed.add(part.subscribe((_, _) -> note(shell))));
    }

    private void restore(WindowState state, Shell shell) {
        Arrays.stream(Theme.values())
                .filter(theme -> theme.name().equals(state.theme()))
                .forEach(shell.themeProperty()::set);
        shell.open(state.screen());
        if (isOnAScreen(state)) {
            stage.setX(state.x());
            stage.setY(state.y());
            stage.setWidth(state.width());
            stage.setHeight(state.height());
        }
        stage.setMaximized(state.maximized());
    }

    /** A screen that was there last time may be unplugged. */
    private static boolean isOnAScreen(WindowState state) {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch(bounds ->
                        bounds.contains(state.x(), state.y())
                                && state.width() <= bounds.getWidth()
                                && state.height() <= bounds.getHeight());
    }

    private void note(Shell shell) {
        WindowState state = state(shell);
        last = Optional.of(state);
        unkept = last;
        moving.playFromStart();
    }

    private WindowState state(Shell shell) {
        boolean full = stage.isMaximized() && last.isPresent();
        WindowState small = full ? last.get() : plain();
        return new WindowState(
                small.x(),
                small.y(),
                small.width(),
                small.height(),
                stage.isMaximized(),
                shell.themeProperty().get().name(),
                shell.currentProperty().get());
    }

    private WindowState plain() {
        return new WindowState(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false, "", "");
    }

    private void keep() {
        unkept.ifPresent(keeper::keep);
        unkept = Optional.empty();
    }

    /** Keeps what is not kept yet, and forgets the window. */
    void close() {
        moving.stop();
        followed.forEach(Subscription::unsubscribe);
        followed.clear();
        keep();
        keeper.close();
    }
}
