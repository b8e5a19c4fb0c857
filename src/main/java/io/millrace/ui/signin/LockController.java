package io.millrace.ui.signin;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;

/** The card of a locked window. */
public final class LockController {

    private final LockViewModel model;

    @FXML private Label lead;
    @FXML private PasswordField password;
    @FXML private Label problem;
    @FXML private ProgressBar progress;
    @FXML private Button go;

    public LockController(LockViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        lead.setText(
                "Nobody has worked here for a while. Type the password of "
                        + model.name()
                        + " to go on.");
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        progress.visibleProperty().bind(model.busyProperty());
        go.disableProperty().bind(model.busyProperty());
    }

    @FXML
    void unlock() {
        model.unlock(password.getText());
        password.clear();
    }

    @FXML
    void signOut() {
        model.signOut();
    }
}
