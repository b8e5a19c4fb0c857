package io.millrace.ui.signin;

import io.millrace.ui.signin.EnrolmentViewModel.Kind;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The choice of a second factor: an authenticator app, or three questions of one's own. */
public final class EnrolmentController {

    private static final double SIDE = 176;

    private final EnrolmentViewModel model;
    private final ObservableValue<String> name;

    @FXML private ToggleGroup kinds;
    @FXML private ToggleButton app;
    @FXML private ToggleButton own;
    @FXML private HBox totp;
    @FXML private StackPane code;
    @FXML private TextArea secret;
    @FXML private TextField digits;
    @FXML private VBox questions;

    /** For whom the secret is: the app shows the name. */
    public EnrolmentController(EnrolmentViewModel model, ObservableValue<String> name) {
        this.model = model;
        this.name = name;
    }

    @FXML
    void initialize() {
        digits.textProperty().bindBidirectional(model.codeProperty());
        model.pairs().forEach(pair -> questions.getChildren().add(pair(pair)));
        showWhen(Kind.TOTP, totp);
        showWhen(Kind.QUESTIONS, questions);
        kinds.selectedToggleProperty()
                .subscribe(chosen -> {
                    // A click on the chosen one would leave none.
                    if (chosen == null) {
                        kinds.selectToggle(model.kindProperty().get() == Kind.TOTP ? app : own);
                    } else {
                        model.kindProperty().set(app.isSelected() ? Kind.TOTP : Kind.QUESTIONS);
                    }
                });
        model.kindProperty().subscribe(kind -> kinds.selectToggle(kind == Kind.TOTP ? app : own));
        show();
    }

    /** Draws the code of the secret there is now. */
    public void show() {
        ImageView picture = new ImageView(QrPicture.of(model.secret().uri(name.getValue())));
        picture.setFitWidth(SIDE);
        picture.setFitHeight(SIDE);
        picture.setSmooth(false);
        picture.setAccessibleText("QR code for the authenticator app");
        code.getChildren().setAll(picture);
        secret.setText(model.secret().grouped());
    }

    private Node pair(EnrolmentViewModel.Pair pair) {
        ComboBox<String> question = new ComboBox<>();
        question.getItems().setAll(EnrolmentViewModel.SUGGESTIONS);
        question.setEditable(true);
        question.setMaxWidth(Double.MAX_VALUE);
        question.setAccessibleText("Question");
        question.getEditor().textProperty().bindBidirectional(pair.question());
        PasswordField answer = new PasswordField();
        answer.setPromptText("Your answer");
        answer.setAccessibleText("Answer");
        answer.textProperty().bindBidirectional(pair.answer());
        VBox field = new VBox(question, answer);
        field.getStyleClass().add("field");
        return field;
    }

    private void showWhen(Kind kind, Node node) {
        node.visibleProperty().bind(Bindings.equal(model.kindProperty(), kind));
        node.managedProperty().bind(node.visibleProperty());
    }
}
