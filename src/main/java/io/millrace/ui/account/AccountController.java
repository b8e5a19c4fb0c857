package io.millrace.ui.account;

import io.millrace.ui.signin.EnrolmentController;
import io.millrace.ui.signin.NewPasswordController;
import io.millrace.ui.signin.RecoveryCodeLabels;
import io.millrace.ui.widgets.Fxml;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** The screen of the own account. */
public final class AccountController {

    private final AccountViewModel model;
    private final EnrolmentController enrolment;

    @FXML private Label name;
    @FXML private Label problem;
    @FXML private Label done;
    @FXML private PasswordField current;
    @FXML private VBox password;
    @FXML private VBox factor;
    @FXML private TilePane codes;
    @FXML private Button changePassword;
    @FXML private Button changeFactor;

    public AccountController(AccountViewModel model) {
        this.model = model;
        this.enrolment =
                new EnrolmentController(model.enrolment(), new SimpleStringProperty(model.name()));
    }

    @FXML
    void initialize() {
        name.setText(model.name());
        current.textProperty().bindBidirectional(model.currentProperty());
        password.getChildren().add(Fxml.load(new NewPasswordController(model.newPassword())));
        factor.getChildren().add(Fxml.load(enrolment));
        showWhenFilled(problem);
        showWhenFilled(done);
        problem.textProperty().bind(model.problemProperty());
        done.textProperty().bind(model.doneProperty());
        changePassword.disableProperty().bind(model.busyProperty());
        changeFactor.disableProperty().bind(model.busyProperty());
        model.doneProperty().subscribe(this::showSecrets);
        showSecrets();
    }

    @FXML
    void changePassword() {
        model.changePassword();
    }

    @FXML
    void changeFactor() {
        model.changeFactor();
    }

    @FXML
    void signOut() {
        model.signOut();
    }

    /** After a change there are a new secret and new codes to choose. */
    private void showSecrets() {
        enrolment.show();
        codes.getChildren().setAll(RecoveryCodeLabels.of(model.enrolment().recovery()));
    }

    private static void showWhenFilled(Label label) {
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
    }
}
