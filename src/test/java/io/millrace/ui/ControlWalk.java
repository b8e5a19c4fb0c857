package io.millrace.ui;

import io.millrace.ui.screen.Screen;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import io.millrace.ui.work.WindowWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Goes through every screen of a window and presses all that can be pressed, once each. What
 * throws, blocks the window, does nothing or has no name is a finding. Whatever screens there are,
 * it knows none of them.
 */
public final class ControlWalk implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long MOST_MILLIS = 100;
    private static final int MOST_ON_A_SCREEN = 120;
    private static final int MOST_ALIKE = 6;

    /** How much was pressed, and what is wrong. */
    public record Findings(Map<String, Integer> pressed, List<String> wrong) {}

    private final Shell shell;
    private final Stage stage;
    private final Background background;
    private final WindowWatch watch = new WindowWatch();
    private final List<String> thrown = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> pressed = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    /** Walks through a window that is shown and has loaded. */
    public ControlWalk(Shell shell, Stage stage, Background background) {
        this.shell = shell;
        this.stage = stage;
        this.background = background;
        Toolkit.run(() ->
                Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> note(failure)));
    }

    /** Neither popups beyond the edge of the screen nor dialogs of the system work headless. */
    private void note(Throwable failure) {
        boolean ofPlatform =
                Arrays.stream(failure.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .anyMatch(name ->
                                name.endsWith(".HeadlessView")
                                        || name.endsWith(".HeadlessApplication"));
        if (!ofPlatform) {
            String place =
                    Arrays.stream(failure.getStackTrace())
                            .filter(frame -> frame.getClassName().startsWith("io.millrace"))
                            .findFirst()
                            .map(frame -> " at " + frame)
                            .orElse("");
            thrown.add(failure + place);
        }
    }

    private static Throwable innermost(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last;
    }

    /**
     * Walks.
     *
     * @param prepare puts something onto a screen, so that there is something to press
     */
    public Findings walk(Consumer<Screen> prepare) {
        for (Screen screen : shell.screens()) {
            open(screen);
            prepare.accept(screen);
            settle();
            walk(screen);
        }
        return new Findings(pressed, wrong);
    }

    private void open(Screen screen) {
        Toolkit.run(() -> shell.open(screen.title()));
        settle();
    }

    private void walk(Screen screen) {
        Set<String> done = new HashSet<>();
        Map<String, Integer> marks = new HashMap<>();
        List<Pressable> idle = new ArrayList<>();
        int count = 0;
        for (Optional<Pressable> next = next(screen, done);
                next.isPresent() && count < MOST_ON_A_SCREEN;
                next = next(screen, done)) {
            Pressable control = next.get();
            done.add(control.name());
            if (control.isMark() && marks.merge(control.kind(), 1, Integer::sum) > MOST_ALIKE) {
                continue;
            }
            if (!press(screen, control)) {
                idle.add(control);
            }
            names(screen);
            back(screen);
            count++;
        }
        pressed.put(screen.title(), count);
        secondTry(screen, idle);
    }

    /** What had nothing to do may have something once other words stand in the fields. */
    private void secondTry(Screen screen, List<Pressable> idle) {
        for (Pressable control : idle) {
            Toolkit.run(() -> Pressable.typeSomething(stage.getScene()));
            settle();
            if (Toolkit.call(control::canBePressed) && !press(screen, control)) {
                wrong.add("%s: %s does nothing".formatted(screen.title(), control.name()));
            }
            back(screen);
        }
    }

    /** What leads to the screen that is shown has nothing to do. */
    private Optional<Pressable> next(Screen screen, Set<String> done) {
        return Toolkit.call(() ->
                Pressable.all(stage.getScene()).stream()
                        .filter(control -> !done.contains(control.name()))
                        .filter(control -> !control.name().endsWith("> " + screen.title()))
                        .filter(Pressable::canBePressed)
                        .findFirst());
    }

    /** Whether it did something. */
    private boolean press(Screen screen, Pressable control) {
        String before = Toolkit.call(() -> Appearance.of(shell));
        long begun = background.begun();
        watch.begin();
        fire(control);
        settle();
        long millis = watch.longestMillis();
        boolean acted = hasActed(control, before, begun);
        Optional<String> waited = watch.waited();
        String where = screen.title() + ": " + control.name();
        if (millis > MOST_MILLIS && again(screen, control) > MOST_MILLIS) {
            wrong.add("%s keeps the window busy for %d ms".formatted(where, millis));
        }
        waited.ifPresent(at -> wrong.add(where + " lets the window wait in " + at));
        synchronized (thrown) {
            thrown.forEach(failure -> wrong.add(where + " throws " + failure));
            thrown.clear();
        }
        return acted;
    }

    private boolean hasActed(Pressable control, String before, long begun) {
        return control.opensDialog()
                || background.begun() > begun
                || Toolkit.call(() ->
                        Window.getWindows().size() > 1
                                || !shell.scene().equals(stage.getScene())
                                || !before.equals(Appearance.of(shell)));
    }

    /** The first time loads classes, which happens once; what happens again is the control's. */
    private long again(Screen screen, Pressable control) {
        back(screen);
        if (!Toolkit.call(control::canBePressed)) {
            return 0;
        }
        watch.begin();
        fire(control);
        settle();
        return watch.longestMillis();
    }

    private void fire(Pressable control) {
        Toolkit.run(() -> {
            try {
                control.press();
            } catch (RuntimeException failure) {
                note(innermost(failure));
            }
        });
    }

    private void names(Screen screen) {
        for (String nameless : Toolkit.call(() -> Appearance.nameless(shell.scene()))) {
            String finding = "%s: %s has no name".formatted(screen.title(), nameless);
            if (!wrong.contains(finding)) {
                wrong.add(finding);
            }
        }
    }

    /** To the screen, with nothing above it. */
    private void back(Screen screen) {
        Toolkit.run(() -> {
            for (Window window : List.copyOf(Window.getWindows())) {
                if (!window.equals(stage)) {
                    window.hide();
                }
            }
            stage.setScene(shell.scene());
            shell.closeOverlay();
            if (!shell.currentProperty().get().equals(screen.title())) {
                shell.open(screen.title());
            }
        });
        settle();
    }

    private void settle() {
        long deadline = System.nanoTime() + SOON.toNanos();
        boolean still = false;
        while (!still) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The window never comes to rest");
            }
            boolean idle = background.isIdle();
            Toolkit.run(() -> {});
            still = idle && background.isIdle();
            if (!still) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        watch.close();
        Toolkit.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
    }
}
