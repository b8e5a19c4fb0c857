package io.millrace.ui.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.Administration;
import io.millrace.access.GateSignIn;
import io.millrace.access.Role;
import io.millrace.access.Step;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Worker;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People are added, reset, scoped, disabled and removed on both servers. */
class PeopleViewModelTest {

    private static final Databases DATABASES = TestServers.migrated();

    private final String name = "p" + Long.toString(ProcessHandle.current().pid(), 36) + "_ann";
    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 1), window);
    private final PeopleViewModel model =
            new PeopleViewModel(
                    new Administration(
                            DATABASES.oltp(),
                            DATABASES.warehouse(),
                            DATABASES.warehouseAddress().tls()),
                    background,
                    new Formats(Locale.UK, null),
                    Clock.systemUTC());

    @BeforeAll
    static void open() {}

    @AfterAll
    static void closeAll() {
        DATABASES.close();
    }

    @AfterEach
    void close() {
        background.close();
    }

    private void settle() {
        window.until(() -> !model.busyBinding().get());
    }

    private void add(Role role, String regions) {
        model.newNameProperty().set(name);
        model.newRoleProperty().set(role);
        model.newRegionsProperty().set(regions);
        model.add();
        settle();
    }

    private void choose() {
        model.chosenProperty()
                .set(
                        model.people().stream()
                                .filter(line -> line.name().equals(name))
                                .findFirst()
                                .orElseThrow());
    }

    private Step begin() {
        return new GateSignIn(TestServers.gate(DATABASES), DATABASES.warehouseAddress())
                .begin(name, model.oneTimePasswordProperty().get().toCharArray());
    }

    @Test
    void aPersonIsAddedComesInIsScopedDisabledAndRemoved() {
        add(Role.MANAGER, "East, West");
        PersonLine line = model.people().getFirst();
        assertEquals("store manager", line.role());
        assertEquals("East, West", line.regions());
        assertEquals("not yet", line.factor());
        assertEquals("never", line.lastSignIn());
        assertTrue(line.state().startsWith("one-time password until"), line.state());
        assertEquals("1 person", model.captionProperty().get());
        assertInstanceOf(Step.First.class, begin());

        choose();
        assertEquals("East, West", model.chosenRegionsProperty().get());
        model.chosenRegionsProperty().set("");
        model.scope();
        settle();
        assertEquals("all", model.people().getFirst().regions());
        assertEquals("", model.oneTimePasswordProperty().get(), "It is said once");

        model.toggleActive();
        settle();
        assertEquals("disabled", model.people().getFirst().state());
        assertFalse(model.chosenActiveProperty().get());
        assertEquals("1 person, 1 disabled", model.captionProperty().get());
        model.toggleActive();
        settle();
        assertTrue(model.chosenActiveProperty().get());

        model.reset();
        settle();
        assertInstanceOf(Step.First.class, begin());

        model.remove();
        settle();
        assertTrue(model.people().isEmpty());
        assertNull(model.chosenProperty().get());
    }

    @Test
    void aNameThatCannotBeOrIsThereAlreadyIsSaidBeforeTheServersAreAsked() {
        model.newNameProperty().set("Ann Smith");
        model.add();
        assertTrue(model.nameProblem().get().contains("small letter"), model.nameProblem().get());
        assertFalse(model.busyBinding().get());

        add(Role.ASSOCIATE, "");
        model.newNameProperty().set(name);
        assertEquals("", model.nameProblem().get());
        model.add();
        assertEquals(name + " is there already.", model.nameProblem().get());
        choose();
        model.remove();
        settle();
    }

    @Test
    void whatTheServersRefuseIsSaidAndTheListIsAsItWas() {
        add(Role.MANAGER, "East");
        choose();
        new Administration(
                        DATABASES.oltp(), DATABASES.warehouse(), DATABASES.warehouseAddress().tls())
                .remove(name);
        model.scope();
        settle();
        assertEquals(Mood.BAD, model.outcomeProperty().get().orElseThrow().mood());
        assertTrue(model.people().isEmpty());
    }
}
