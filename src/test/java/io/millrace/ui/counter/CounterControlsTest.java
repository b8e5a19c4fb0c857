package io.millrace.ui.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.config.AppearanceSettings;
import io.millrace.db.Database;
import io.millrace.oltp.OrderBook;
import io.millrace.oltp.TestCounter;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.TestDesk;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every screen of an associate: what can be pressed is pressed, what has the focus has a name. */
class CounterControlsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<String> thrown = Collections.synchronizedList(new ArrayList<>());
    private TestCounter shop;
    private Background background;
    private Shell shell;
    private Stage stage;

    @TempDir Path folder;

    @BeforeEach
    void open() throws SQLException {
        shop = new TestCounter();
        Database ann = shop.as(shop.ann);
        TestCounter.store(new OrderBook(ann));
        TestCounter.store(new OrderBook(shop.as(shop.bob)));
        Toolkit.startHeadless();
        background = Background.ofDesktop();
        stage = Toolkit.call(Stage::new);
        shell =
                Toolkit.call(() -> {
                    Thread.currentThread()
                            .setUncaughtExceptionHandler(
                                    (_, failure) -> note(failure));
                    Shell opened =
                            new Shell(
                                    new Services(
                                            Optional.empty(),
                                            Optional.of(
                                                    TestDesk.counter(
                                                            ann, folder.resolve("notes"))),
                                            Optional.empty(),
                                            new AppearanceSettings(
                                                    AppearanceSettings.Theme.LIGHT)),
                                    background);
                    stage.setScene(opened.scene());
                    stage.setWidth(980);
                    stage.setHeight(820);
                    stage.show();
                    opened.load();
                    opened.attend();
                    return opened;
                });
        settle();
    }

    @AfterEach
    void close() {
        Toolkit.run(() -> {
            Thread.currentThread().setUncaughtExceptionHandler(null);
            shell.close();
            stage.hide();
        });
        background.close();
        shop.close();
    }

    /** The headless platform cannot paint a popup beyond the edge of its screen; a real one can. */
    private void note(Throwable failure) {
        boolean ofPlatform =
                Arrays.stream(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith(".HeadlessView"));
        if (!ofPlatform) {
            thrown.add(failure + " at " + failure.getStackTrace()[0]);
        }
    }

    private void settle() {
        Toolkit.await(shell.settled(), SOON);
    }

    /** With something on each screen, so that there is something to press. */
    private void fill(int screen) throws Exception {
        Toolkit.run(() -> shell.open(screen));
        settle();
        String order =
                Toolkit.call(() -> shell.counter().home().orders().getFirst().orderId());
        Path file = folder.resolve("file.csv");
        Files.writeString(file, "Returned,Order ID\nYes,none\n");
        Toolkit.run(() -> {
            switch (screen) {
                case 1 -> shell.counter().order().open(order);
                case 2 -> shell.counter().returns().open(order);
                case 3 -> shell.counter().imports().choose(file);
                case 4 -> shell.counter().customers().open(
                        shell.counter().customers().found().getFirst());
                default -> shell.counter().home().refresh();
            }
        });
        settle();
    }

    @Test
    void everythingCanBePressedAndHasAName() throws Exception {
        Set<String> pressed = new TreeSet<>();
        for (int screen = 0; screen < shell.counter().screens().size(); screen++) {
            fill(screen);
            Set<Node> done = new HashSet<>();
            for (Optional<ButtonBase> next = next(done); next.isPresent(); next = next(done)) {
                ButtonBase control = next.get();
                done.add(control);
                pressed.add(name(control));
                Toolkit.run(control::fire);
                settle();
            }
            assertEquals(List.of(), nameless(), "on screen " + screen);
            assertEquals(List.of(), thrown, "on screen " + screen);
        }
        assertTrue(
                pressed.containsAll(List.of("Save and new", "Take the return", "Order ID")),
                pressed.toString());
    }

    private static String name(ButtonBase control) {
        String text = control.getText().replace("_", "");
        return text.isEmpty() ? String.valueOf(control.getAccessibleText()) : text;
    }

    /** Not those that open a dialog of the system, nor the way to other screens. */
    private Optional<ButtonBase> next(Set<Node> done) {
        return Toolkit.call(() ->
                stage.getScene().getRoot().lookupAll("*").stream()
                        .filter(ButtonBase.class::isInstance)
                        .map(ButtonBase.class::cast)
                        .filter(control -> !done.contains(control))
                        .filter(control -> !control.isDisabled() && isShown(control))
                        .filter(control -> !control.getText().endsWith("…")
                                || !control.getText().startsWith("_Choose")
                                        && !control.getText().startsWith("Sa_ve"))
                        .filter(control -> !control.getStyleClass().contains("navigation-entry"))
                        .findFirst());
    }

    private List<String> nameless() {
        return Toolkit.call(() ->
                stage.getScene().getRoot().lookupAll("*").stream()
                        .filter(Control.class::isInstance)
                        .filter(node -> node.isFocusTraversable() && isShown(node))
                        .filter(node -> !isInsideAnother(node))
                        .filter(node -> !isNamed(node))
                        .map(Node::toString)
                        .toList());
    }

    private static boolean isNamed(Node node) {
        String spoken = node.getAccessibleText();
        return spoken != null && !spoken.isBlank()
                || node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank();
    }

    /** The editor of a list, the parts of a table: the whole has the name. */
    private static boolean isInsideAnother(Node node) {
        for (Node around = node.getParent(); around != null; around = around.getParent()) {
            if (around instanceof Control && !(around instanceof javafx.scene.control.ScrollPane)) {
                return true;
            }
        }
        return node instanceof javafx.scene.control.ScrollPane;
    }

    private static boolean isShown(Node node) {
        for (Node around = node; around != null; around = around.getParent()) {
            if (!around.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
