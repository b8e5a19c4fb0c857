package io.millrace.ui.screen;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/**
 * A screen of the main window.
 *
 * @param title as the navigation says it
 * @param heading as the header says it
 * @param view made when the screen is opened for the first time
 * @param tools what it puts into the header, such as a filter
 * @param caption what stands below the title
 * @param shown called whenever the screen is opened
 * @param refresh reads its data anew
 * @param shortcuts keys that do something on it
 * @param finders of the things that it can show
 */
public record Screen(
        String title,
        ObservableValue<String> heading,
        Ikon icon,
        Supplier<? extends Node> view,
        Node tools,
        ObservableValue<String> caption,
        Runnable shown,
        Runnable refresh,
        List<Shortcut> shortcuts,
        List<Finder> finders) {

    public Screen {
        shortcuts = List.copyOf(shortcuts);
        finders = List.copyOf(finders);
    }

    /** A screen whose header says what the navigation says. */
    public Screen(
            String title,
            Ikon icon,
            Supplier<? extends Node> view,
            Node tools,
            ObservableValue<String> caption,
            Runnable shown,
            Runnable refresh) {
        this(
                title,
                new SimpleStringProperty(title),
                icon,
                view,
                tools,
                caption,
                shown,
                refresh,
                List.of(),
                List.of());
    }

    /** A screen with nothing in the header but its title. */
    public static Screen plain(
            String title,
            Ikon icon,
            Supplier<? extends Node> view,
            ObservableValue<String> caption,
            Runnable shown,
            Runnable refresh) {
        return new Screen(title, icon, view, new Group(), caption, shown, refresh);
    }

    /** The same with another title in the header. */
    public Screen headed(ObservableValue<String> other) {
        return new Screen(
                title, other, icon, view, tools, caption, shown, refresh, shortcuts, finders);
    }

    /** The same with keys of its own, which its view binds itself. */
    public Screen withShortcuts(Shortcut... more) {
        return new Screen(
                title, heading, icon, view, tools, caption, shown, refresh, List.of(more), finders);
    }

    /** The same, findable by what it can show. */
    public Screen withFinders(Finder... more) {
        return new Screen(
                title,
                heading,
                icon,
                view,
                tools,
                caption,
                shown,
                refresh,
                shortcuts,
                List.of(more));
    }
}
