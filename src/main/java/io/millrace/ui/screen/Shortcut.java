package io.millrace.ui.screen;

import javafx.scene.input.KeyCombination;

/**
 * Keys that do something.
 *
 * @param keys as they stand on the keyboard, such as "Ctrl+S"
 * @param what they do
 */
public record Shortcut(String keys, String what) {

    /**
     * As this machine's keyboard names them.
     *
     * @param combination such as "Shortcut+S", where Shortcut is Ctrl, or ⌘ on a Mac
     */
    public static Shortcut of(String combination, String what) {
        return new Shortcut(KeyCombination.valueOf(combination).getDisplayText(), what);
    }
}
