package io.millrace.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/**
 * A screen of the main window.
 *
 * @param title as navigation and header say it
 * @param tools what it puts into the header, such as a filter
 * @param caption what stands below the title
 * @param refresh reads its data anew
 */
record Screen(
        String title,
        Ikon icon,
        Node view,
        Node tools,
        ObservableValue<String> caption,
        Runnable refresh) {}
