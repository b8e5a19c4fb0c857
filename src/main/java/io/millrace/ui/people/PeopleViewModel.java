package io.millrace.ui.people;

import io.millrace.MillraceException;
import io.millrace.access.Administration;
import io.millrace.access.Administration.Listed;
import io.millrace.access.Person;
import io.millrace.access.Role;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.warehouse.words.Formats;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Everybody who may come in, and what an administrator does about each. */
public final class PeopleViewModel {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,27}");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final Administration administration;
    private final Background background;
    private final Formats formats;
    private final Clock clock;
    private final Latest reads;

    private final ObservableList<PersonLine> people = FXCollections.observableArrayList();
    private List<Listed> listed = List.of();
    private final ObjectProperty<@Nullable PersonLine> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper chosenActive = new ReadOnlyBooleanWrapper();
    private final StringProperty chosenRegions = new SimpleStringProperty("");
    private final BooleanProperty clearFactor = new SimpleBooleanProperty();
    private final StringProperty newName = new SimpleStringProperty("");
    private final StringProperty newRegions = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Role> newRole = new SimpleObjectProperty<>(Role.MANAGER);
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper oneTimePassword = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Notice>> outcome =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** Reads nothing yet. */
    public PeopleViewModel(
            Administration administration, Background background, Formats formats, Clock clock) {
        this.administration = administration;
        this.background = background;
        this.formats = formats;
        this.clock = clock;
        this.reads = new Latest(background);
        chosen.subscribe(this::show);
        newName.subscribe(() -> nameProblem.set(""));
    }

    /** Reads the list anew; whoever was chosen stays so. */
    public void refresh() {
        reads.submit(
                _ -> administration.people(),
                this::show,
                failure -> problem.set(String.valueOf(failure.getMessage())));
    }

    private void show(List<Listed> found) {
        problem.set("");
        listed = found;
        PersonLine before = chosen.get();
        people.setAll(
                found.stream().map(each -> PersonLine.of(each, clock.instant(), formats)).toList());
        chosen.set(
                people.stream()
                        .filter(line -> before != null && line.name().equals(before.name()))
                        .findFirst()
                        .orElse(null));
        long inactive = found.stream().filter(each -> !each.isActive()).count();
        caption.set(
                formats.count(found.size())
                        + (found.size() == 1 ? " person" : " people")
                        + (inactive == 0 ? "" : ", " + formats.count(inactive) + " disabled"));
    }

    private void show(@Nullable PersonLine line) {
        Optional<Listed> found =
                listed.stream()
                        .filter(each -> line != null && each.person().name().equals(line.name()))
                        .findFirst();
        chosenActive.set(found.map(Listed::isActive).orElse(false));
        chosenRegions.set(
                found.map(Listed::person)
                        .filter(person -> !person.isEverywhere())
                        .map(person -> String.join(", ", person.regions()))
                        .orElse(""));
        clearFactor.set(false);
    }

    /** Chooses whoever comes first by name, if anybody is there. */
    public void chooseFirst() {
        people.stream().findFirst().ifPresent(chosen::set);
    }

    /** Adds whom the form describes; a one-time password lets the person in. */
    public void add() {
        String name = newName.get().strip();
        Role role = newRole.get();
        if (!NAME.matcher(name).matches()) {
            nameProblem.set(
                    "A name begins with a small letter and has small letters, digits and"
                            + " underscores, 28 at most.");
        } else if (people.stream().anyMatch(line -> line.name().equals(name))) {
            nameProblem.set(name + " is there already.");
        } else if (role != null) {
            Person person = new Person(name, role, regions(newRegions.get()));
            change(
                    () -> Optional.of(administration.add(person)),
                    name + " can sign in, within a day, with this password",
                    () -> {
                        newName.set("");
                        newRegions.set("");
                    });
        }
    }

    /** Gives the chosen person a one-time password, and asks for a new factor where wished. */
    public void reset() {
        boolean clears = clearFactor.get();
        onChosen(
                name -> () -> Optional.of(administration.reset(name, clears)),
                name -> name + " can sign in, within a day, with this password");
    }

    /** Lets the chosen person in no more, or again. */
    public void toggleActive() {
        boolean active = chosenActive.get();
        onChosen(
                name ->
                        quietly(() -> {
                            if (active) {
                                administration.disable(name);
                            } else {
                                administration.enable(name);
                            }
                        }),
                name -> name + (active ? " comes in no more" : " may come in again"));
    }

    /** Says whose business the chosen person sees from now on. */
    public void scope() {
        List<String> regions = regions(chosenRegions.get());
        onChosen(
                name -> quietly(() -> administration.scope(name, regions)),
                name ->
                        regions.contains(Person.EVERYWHERE)
                                ? name + " sees all regions"
                                : name + " sees " + String.join(", ", regions));
    }

    /** Removes the chosen person with all accounts. */
    public void remove() {
        onChosen(
                name -> quietly(() -> administration.remove(name)),
                name -> name + " is removed; the audit keeps the name");
    }

    private static Supplier<Optional<char[]>> quietly(Runnable change) {
        return () -> {
            change.run();
            return Optional.empty();
        };
    }

    private static List<String> regions(String text) {
        return text.isBlank() ? List.of(Person.EVERYWHERE) : List.of(COMMA.split(text.strip()));
    }

    /** What is made of a name. */
    @FunctionalInterface
    private interface OfName<T> {
        T of(String name);
    }

    private void onChosen(OfName<Supplier<Optional<char[]>>> change, OfName<String> title) {
        PersonLine line = chosen.get();
        if (line != null) {
            change(change.of(line.name()), title.of(line.name()), () -> {});
        }
    }

    private void change(Supplier<Optional<char[]>> change, String title, Runnable done) {
        if (working.get()) {
            return;
        }
        working.set(true);
        oneTimePassword.set("");
        outcome.set(Optional.empty());
        background.submit(
                change,
                password -> {
                    working.set(false);
                    password.ifPresent(this::reveal);
                    outcome.set(Optional.of(new Notice(Mood.GOOD, title, "")));
                    done.run();
                    refresh();
                },
                this::fail);
    }

    private void reveal(char[] password) {
        oneTimePassword.set(new String(password));
        Arrays.fill(password, '\0');
    }

    private void fail(MillraceException failure) {
        working.set(false);
        outcome.set(
                Optional.of(
                        new Notice(
                                Mood.BAD,
                                "Nothing was changed",
                                String.valueOf(failure.getMessage()))));
        refresh();
    }

    /** Shows no password any more; the screen is left. */
    public void forget() {
        oneTimePassword.set("");
        outcome.set(Optional.empty());
    }

    ObservableList<PersonLine> people() {
        return people;
    }

    ObjectProperty<@Nullable PersonLine> chosenProperty() {
        return chosen;
    }

    /** Whether the chosen person may come in. */
    ReadOnlyBooleanWrapper chosenActiveProperty() {
        return chosenActive;
    }

    /** With commas between; empty for all. */
    StringProperty chosenRegionsProperty() {
        return chosenRegions;
    }

    /** Whether a reset also asks for a new second factor. */
    BooleanProperty clearFactorProperty() {
        return clearFactor;
    }

    StringProperty newNameProperty() {
        return newName;
    }

    /** With commas between; empty for all. */
    StringProperty newRegionsProperty() {
        return newRegions;
    }

    ObjectProperty<@Nullable Role> newRoleProperty() {
        return newRole;
    }

    /** What is wrong with the new name; empty while nothing is. */
    ReadOnlyStringProperty nameProblem() {
        return nameProblem.getReadOnlyProperty();
    }

    /** What was given to somebody just now; empty otherwise. Said once and kept nowhere. */
    ReadOnlyStringProperty oneTimePasswordProperty() {
        return oneTimePassword.getReadOnlyProperty();
    }

    /** How the last change ended; empty before the first. */
    ReadOnlyObjectProperty<Optional<Notice>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** Why the list cannot be read; empty while it can. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** Holds while anything is being read or changed. */
    BooleanBinding busyBinding() {
        return reads.busyProperty().or(working);
    }

    /** Holds while nothing is being read or changed. */
    public ObservableValue<Boolean> settled() {
        return busyBinding().not();
    }
}
