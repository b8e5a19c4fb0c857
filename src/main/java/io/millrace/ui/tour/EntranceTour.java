package io.millrace.ui.tour;

import io.millrace.access.Administration;
import io.millrace.access.Enrolment;
import io.millrace.access.Factor;
import io.millrace.access.LockOut;
import io.millrace.access.Person;
import io.millrace.access.Role;
import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import io.millrace.access.Ticket;
import io.millrace.config.AppearanceSettings;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.signin.EnrolmentViewModel.Kind;
import io.millrace.ui.signin.Entrance;
import io.millrace.ui.signin.LockController;
import io.millrace.ui.signin.LockViewModel;
import io.millrace.ui.signin.SignInViewModel;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** The way in, page by page, with a person who signs in for the first time and goes again. */
final class EntranceTour {

    private static final Duration TO_ANSWER = Duration.ofMinutes(1);
    private static final String NAME = "newcomer";
    private static final String PASSWORD = "copper teapot under the stairs";

    private final Workplace workplace;
    private final Administration people;
    private final Background background;
    private final Camera camera;
    private final List<Path> pictures = new ArrayList<>();

    EntranceTour(Workplace workplace, Administration people, Background background, Camera camera) {
        this.workplace = workplace;
        this.people = people;
        this.background = background;
        this.camera = camera;
    }

    List<Path> play() throws IOException {
        first();
        secondFactor();
        newcomer();
        paused();
        locked();
        return pictures;
    }

    private void first() throws IOException {
        Entrance entrance = open();
        take(entrance, "sign-in");
        Toolkit.run(entrance.model()::forget);
        take(entrance, "forgotten");
        Entrance another = open();
        begin(another, "nobody", "not a password");
        take(another, "not-right");
    }

    private void secondFactor() throws IOException {
        for (Workplace.Guest guest : workplace.guests()) {
            if (!guest.answers().isEmpty()) {
                Entrance entrance = open();
                begin(entrance, guest.name(), guest.password());
                take(entrance, "second-factor");
                break;
            }
        }
        Entrance entrance =
                Toolkit.call(() ->
                        new Entrance(
                                new AppAsking(workplace),
                                background,
                                Shell.WIDTH,
                                Shell.HEIGHT,
                                Session::close));
        begin(entrance, NAME, PASSWORD);
        take(entrance, "second-factor-app");
    }

    /** The page of somebody with an authenticator app, whom the demo company has not. */
    private record AppAsking(Workplace real) implements Workplace, SignIn {

        @Override
        public SignIn signIn() {
            return this;
        }

        @Override
        public Step begin(String name, char[] password) {
            return new Step.SecondFactor(new Ticket(""), new Factor.Totp());
        }

        @Override
        public Step prove(Step.SecondFactor asked, List<String> answers) {
            return new Step.Denied();
        }

        @Override
        public Step renew(Step.Renewable asked, char[] password, Optional<Enrolment> factor) {
            return new Step.Denied();
        }

        @Override
        public Services open(Session session) {
            return real.open(session);
        }

        @Override
        public List<Guest> guests() {
            return real.guests();
        }

        @Override
        public AppearanceSettings appearance() {
            return real.appearance();
        }
    }

    private void newcomer() throws IOException {
        removeNewcomer();
        char[] first = people.add(new Person(NAME, Role.ASSOCIATE, List.of(Person.EVERYWHERE)));
        try {
            Entrance entrance = open();
            SignInViewModel model = entrance.model();
            begin(entrance, NAME, new String(first));
            Toolkit.run(() -> model.newPassword().passwordProperty().set("newcomer2026"));
            take(entrance, "weak-password");
            Toolkit.run(() -> {
                model.newPassword().passwordProperty().set(PASSWORD);
                model.newPassword().repeatedProperty().set(PASSWORD);
            });
            take(entrance, "new-password");
            Toolkit.run(model::choosePassword);
            take(entrance, "enrol-app");
            Toolkit.run(() -> chooseQuestions(model));
            take(entrance, "enrol-questions");
            Toolkit.run(model::chooseFactor);
            take(entrance, "recovery-codes");
        } finally {
            removeNewcomer();
        }
    }

    private static void chooseQuestions(SignInViewModel model) {
        model.enrolment().kindProperty().set(Kind.QUESTIONS);
        List<String> answers = List.of("Mill Lane", "Captain Fluff", "Plum dumplings");
        for (int i = 0; i < answers.size(); i++) {
            model.enrolment().pairs().get(i).answer().set(answers.get(i));
        }
    }

    /** An interrupted tour may have left somebody. */
    private void removeNewcomer() {
        if (people.people().stream().anyMatch(listed -> listed.person().name().equals(NAME))) {
            people.remove(NAME);
        }
    }

    private void paused() throws IOException {
        Entrance entrance = open();
        for (int i = 0; i < LockOut.FREE_TRIES; i++) {
            begin(entrance, "nobody", "not a password");
        }
        take(entrance, "paused");
    }

    private void locked() throws IOException {
        ObjectProperty<Theme> worn = new SimpleObjectProperty<>(Theme.LIGHT);
        Scene scene =
                Toolkit.call(() -> {
                    LockViewModel model =
                            new LockViewModel(
                                    "maria", workplace.signIn(), background, () -> {}, () -> {});
                    Scene made =
                            new Scene(
                                    Fxml.load(new LockController(model)),
                                    Shell.WIDTH,
                                    Shell.HEIGHT);
                    worn.subscribe(theme -> theme.dress(made));
                    return made;
                });
        pictures.addAll(camera.take(scene, worn, "locked"));
    }

    private Entrance open() {
        return Toolkit.call(() ->
                new Entrance(workplace, background, Shell.WIDTH, Shell.HEIGHT, Session::close));
    }

    private static void begin(Entrance entrance, String name, String password) {
        SignInViewModel model = entrance.model();
        Toolkit.run(() -> {
            model.nameProperty().set(name);
            model.begin(password);
        });
        Toolkit.await(model.busyProperty().not(), TO_ANSWER);
    }

    private void take(Entrance entrance, String name) throws IOException {
        pictures.addAll(camera.take(entrance.scene(), entrance.themeProperty(), name));
    }
}
