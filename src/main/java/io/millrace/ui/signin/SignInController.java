package io.millrace.ui.signin;

import io.millrace.ui.services.Workplace;
import io.millrace.ui.signin.SignInViewModel.Page;
import io.millrace.ui.widgets.CopyButton;
import io.millrace.ui.widgets.Fxml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** One card in the middle of the window, whose page follows the view-model. */
public final class SignInController {

    /** What a page says around its fields. */
    private record Words(String title, String lead, String go, String other) {}

    private final SignInViewModel model;
    private final List<Workplace.Guest> welcome;
    private final EnrolmentController enrolment;
    private final List<TextField> answers = new ArrayList<>();

    @FXML private Label title;
    @FXML private Label lead;
    @FXML private StackPane pages;
    @FXML private VBox signIn;
    @FXML private VBox secondFactor;
    @FXML private VBox newPassword;
    @FXML private VBox enrol;
    @FXML private VBox recovery;
    @FXML private VBox paused;
    @FXML private TextField name;
    @FXML private Label passwordLabel;
    @FXML private PasswordField password;
    @FXML private TilePane codes;
    @FXML private CopyButton copy;
    @FXML private VBox guests;
    @FXML private Label guestWords;
    @FXML private HBox buttons;
    @FXML private TilePane guestButtons;
    @FXML private Label pause;
    @FXML private Label problem;
    @FXML private ProgressBar progress;
    @FXML private Hyperlink other;
    @FXML private Button go;

    /** Guests get a button each, with which they are in. */
    public SignInController(SignInViewModel model, List<Workplace.Guest> welcome) {
        this.model = model;
        this.welcome = welcome;
        this.enrolment = new EnrolmentController(model.enrolment(), model.nameProperty());
    }

    @FXML
    void initialize() {
        copy.copies(() -> String.join("\n", model.enrolment().recovery().codes()));
        name.textProperty().bindBidirectional(model.nameProperty());
        newPassword.getChildren().add(Fxml.load(new NewPasswordController(model.newPassword())));
        enrol.getChildren().add(Fxml.load(enrolment));
        pause.textProperty().bind(model.pauseProperty());
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        // It keeps its place, so that nothing jumps while the server is asked.
        progress.visibleProperty().bind(model.busyProperty());
        pages.disableProperty().bind(model.busyProperty());
        go.disableProperty().bind(model.busyProperty());
        guestWords.setText(
                welcome.stream().allMatch(guest -> guest.answers().isEmpty())
                        ? "Nobody was here yet. Come in and choose a password:"
                        : "The demo company's people, with one click");
        welcome.forEach(guest -> guestButtons.getChildren().add(button(guest)));
        guests.disableProperty().bind(model.busyProperty());
        model.pageProperty().subscribe(this::show);
    }

    @FXML
    void begin() {
        model.begin(password.getText());
        password.clear();
    }

    @FXML
    void go() {
        switch (model.pageProperty().get()) {
            case SIGN_IN, FORGOTTEN -> begin();
            case SECOND_FACTOR -> prove();
            case NEW_PASSWORD -> model.choosePassword();
            case ENROL -> model.chooseFactor();
            case RECOVERY_CODES -> model.finish();
            case PAUSED -> model.tick();
        }
    }

    @FXML
    void other() {
        if (model.pageProperty().get() == Page.SIGN_IN) {
            model.forget();
        } else {
            model.startOver();
        }
    }

    /** Puts the cursor where typing begins. */
    public void focus() {
        switch (model.pageProperty().get()) {
            case SIGN_IN, FORGOTTEN -> (name.getText().isBlank() ? name : password).requestFocus();
            case SECOND_FACTOR -> answers.getFirst().requestFocus();
            case NEW_PASSWORD, ENROL -> pages.requestFocus();
            case RECOVERY_CODES, PAUSED -> go.requestFocus();
        }
    }

    private void show(Page page) {
        Words words = words(page);
        title.setText(words.title());
        lead.setText(page == Page.SECOND_FACTOR ? leadOfFactor() : words.lead());
        lead.setManaged(!lead.getText().isEmpty());
        go.setText(words.go());
        other.setText(words.other());
        go.setVisible(!words.go().isEmpty());
        other.setVisible(!words.other().isEmpty());
        buttons.setManaged(go.isVisible() || other.isVisible());
        progress.setManaged(buttons.isManaged());
        passwordLabel.setText(page == Page.FORGOTTEN ? "Administrator's _code" : "_Password");
        password.clear();
        guests.setVisible(page == Page.SIGN_IN && !welcome.isEmpty());
        guests.setManaged(guests.isVisible());
        prepare(page);
        Node shown = node(page);
        for (Node each : pages.getChildren()) {
            each.setVisible(each.equals(shown));
            each.setManaged(each.equals(shown));
        }
        focus();
    }

    private Button button(Workplace.Guest guest) {
        Button button = new Button(capital(guest.role()));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip("Sign in as " + guest.name()));
        button.setOnAction(_ -> model.enter(guest));
        return button;
    }

    private static String capital(String title) {
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    private static Words words(Page page) {
        return switch (page) {
            case SIGN_IN -> new Words("Sign in", "", "Sign in", "Forgot your password?");
            case FORGOTTEN ->
                    new Words(
                            "Forgot your password?",
                            "Ask your administrator for a code; it works once, within a day. Type it"
                                    + " here, then choose a new password.",
                            "Go on",
                            "Back");
            case SECOND_FACTOR -> new Words("Second factor", "", "Sign in", "Start over");
            case NEW_PASSWORD ->
                    new Words(
                            "Choose a password",
                            "At least 12 characters; four or five uncommon words are good and easy"
                                    + " to remember.",
                            "Go on",
                            "Start over");
            case ENROL ->
                    new Words(
                            "Choose a second factor",
                            "It is asked for after the password, each time you sign in.",
                            "Go on",
                            "Start over");
            case RECOVERY_CODES ->
                    new Words(
                            "Keep these recovery codes",
                            "Each one stands for the second factor once, should you lose it. They"
                                    + " are shown only now.",
                            "I have saved them",
                            "Start over");
            case PAUSED ->
                    new Words(
                            "Paused after several tries",
                            "Each further try has to wait longer. If you have forgotten the"
                                    + " password, your administrator can give you a code.",
                            "",
                            "");
        };
    }

    private String leadOfFactor() {
        return model.questions().isEmpty()
                ? "Type the six digits that your authenticator app shows for Millrace."
                : "Answer your three questions, or type a recovery code into the first field.";
    }

    private void prepare(Page page) {
        switch (page) {
            case SECOND_FACTOR -> askAnswers();
            case ENROL -> enrolment.show();
            case RECOVERY_CODES -> showCodes();
            case SIGN_IN, FORGOTTEN, NEW_PASSWORD, PAUSED -> {}
        }
    }

    private Node node(Page page) {
        return switch (page) {
            case SIGN_IN, FORGOTTEN -> signIn;
            case SECOND_FACTOR -> secondFactor;
            case NEW_PASSWORD -> newPassword;
            case ENROL -> enrol;
            case RECOVERY_CODES -> recovery;
            case PAUSED -> paused;
        };
    }

    private void askAnswers() {
        answers.clear();
        secondFactor.getChildren().clear();
        if (model.questions().isEmpty()) {
            ask("Six digits, or a recovery code", new TextField());
        } else {
            model.questions().forEach(question -> ask(question, new PasswordField()));
        }
    }

    private void ask(String question, TextField answer) {
        Label label = new Label(question);
        label.setLabelFor(answer);
        label.setWrapText(true);
        answer.setAccessibleText(question);
        answers.add(answer);
        VBox field = new VBox(label, answer);
        field.getStyleClass().add("field");
        secondFactor.getChildren().add(field);
    }

    private void prove() {
        model.prove(answers.stream().map(TextField::getText).toList());
        answers.forEach(TextField::clear);
    }

    private void showCodes() {
        codes.getChildren().setAll(RecoveryCodeLabels.of(model.enrolment().recovery()));
    }
}
