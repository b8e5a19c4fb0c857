package io.millrace.ui.shell;

import io.millrace.ui.screen.Shortcut;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/** The keys that work wherever one is in the window, bound and listed in one place. */
final class Keyboard {

    private final Scene scene;
    private final List<Shortcut> bound = new ArrayList<>();

    Keyboard(Scene scene) {
        this.scene = scene;
    }

    /**
     * Lets keys do something.
     *
     * @param keys such as "Shortcut+K", where Shortcut is Ctrl, or ⌘ on a Mac
     * @param what they do, for the list of F1
     */
    void bind(String keys, String what, Runnable action) {
        scene.getAccelerators().put(KeyCombination.valueOf(keys), action);
        bound.add(Shortcut.of(keys, what));
    }

    List<Shortcut> bound() {
        return List.copyOf(bound);
    }
}
