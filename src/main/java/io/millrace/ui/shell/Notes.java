package io.millrace.ui.shell;

import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import javafx.geometry.Pos;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Notes that come up in the corner of the window and go away by themselves. */
public final class Notes {

    private static final Duration SHORT = Duration.seconds(5);
    private static final Duration LONG = Duration.seconds(15);

    private Notes() {}

    /** Shows one in that window. */
    public static void show(Window window, Notice notice) {
        FontIcon icon = new FontIcon(icon(notice.mood()));
        icon.getStyleClass().add(notice.mood().styleClass());
        Notifications.create()
                .owner(window)
                .title(notice.title())
                .text(notice.text())
                .graphic(icon)
                .position(Pos.BOTTOM_RIGHT)
                .hideAfter(notice.mood() == Mood.GOOD ? SHORT : LONG)
                .show();
    }

    private static Feather icon(Mood mood) {
        return switch (mood) {
            case GOOD -> Feather.CHECK_CIRCLE;
            case NEUTRAL -> Feather.INFO;
            case WARNING, BAD -> Feather.ALERT_TRIANGLE;
        };
    }
}
