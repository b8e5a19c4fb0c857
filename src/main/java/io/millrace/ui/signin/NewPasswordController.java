package io.millrace.ui.signin;

import io.millrace.access.Passwords;
import io.millrace.ui.widgets.Mood;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;

/** Two fields for a new password, and how strong it is. */
public final class NewPasswordController {

    private static final double BEST = 4;

    private final NewPasswordViewModel model;

    @FXML private PasswordField password;
    @FXML private PasswordField repeated;
    @FXML private ProgressBar strength;
    @FXML private Label verdict;

    public NewPasswordController(NewPasswordViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        password.textProperty().bindBidirectional(model.passwordProperty());
        repeated.textProperty().bindBidirectional(model.repeatedProperty());
        verdict.textProperty().bind(model.verdictProperty());
        strength.progressProperty().bind(model.scoreProperty().divide(BEST));
        model.scoreProperty().subscribe(this::colour);
    }

    private void colour(Number score) {
        Mood mood =
                score.intValue() >= Passwords.Strength.GOOD
                        ? Mood.GOOD
                        : score.intValue() == Passwords.Strength.GOOD - 1 ? Mood.WARNING : Mood.BAD;
        strength.getStyleClass().setAll("progress-bar", mood.styleClass());
    }
}
