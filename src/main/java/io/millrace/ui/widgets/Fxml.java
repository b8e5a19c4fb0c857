package io.millrace.ui.widgets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads the view that lies beside its controller: Dashboard.fxml for DashboardController. */
public final class Fxml {

    private static final String CONTROLLER = "Controller";

    private Fxml() {}

    public static Parent load(Object controller) {
        String name = controller.getClass().getSimpleName();
        String file = name.substring(0, name.length() - CONTROLLER.length()) + ".fxml";
        URL view = Objects.requireNonNull(controller.getClass().getResource(file), file);
        FXMLLoader loader = new FXMLLoader(view);
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException cause) {
            throw new UncheckedIOException("The view " + file + " cannot be loaded", cause);
        }
    }
}
