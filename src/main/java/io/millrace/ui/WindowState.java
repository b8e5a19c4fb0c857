package io.millrace.ui;

/**
 * How a person left the window.
 *
 * @param x of its upper left corner on the screen, and so on; of the window when it does not fill
 *     the screen
 * @param theme by its name
 * @param screen the title of the one that was shown
 */
record WindowState(
        double x,
        double y,
        double width,
        double height,
        boolean maximized,
        String theme,
        String screen) {}
