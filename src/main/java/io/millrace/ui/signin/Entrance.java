package io.millrace.ui.signin;

import io.millrace.access.Session;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.util.Duration;

/** What the window shows before somebody is in. Made and used on the window's thread. */
public final class Entrance {

    private final SignInViewModel model;
    private final SignInController controller;
    private final ObjectProperty<Theme> theme;
    private final Scene scene;
    private final Timeline clock;

    /**
     * A new one for each sign-in.
     *
     * @param opened takes the session
     */
    public Entrance(
            Workplace workplace,
            Background background,
            double width,
            double height,
            Consumer<Session> opened) {
        model = new SignInViewModel(workplace.signIn(), background, InstantSource.system(), opened);
        controller = new SignInController(model, workplace.guests());
        theme = new SimpleObjectProperty<>(Theme.of(workplace.appearance()));
        scene = new Scene(Fxml.load(controller), width, height);
        theme.subscribe(worn -> worn.dress(scene));
        clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> model.tick()));
        clock.setCycleCount(Animation.INDEFINITE);
    }

    public Scene scene() {
        return scene;
    }

    public SignInViewModel model() {
        return model;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Waits for somebody. */
    public void attend() {
        controller.focus();
        clock.play();
    }

    public void close() {
        clock.stop();
    }
}
