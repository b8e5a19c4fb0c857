package io.millrace.ui;

import io.millrace.ui.services.Services;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Eyes and hands at one window of its own: finds what is shown by what it says or how it is called,
 * clicks it with the mouse, types with the keyboard, and waits for what comes of it. What it is
 * asked may come from any thread.
 */
public final class WindowRobot implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final double WIDTH = 980;

    private final Background background;
    private final Stage stage;
    private Runnable leave = () -> {};

    private WindowRobot() {
        Toolkit.startHeadless();
        background = Background.ofDesktop();
        stage = Toolkit.call(Stage::new);
    }

    /** An empty window. */
    public static WindowRobot ofWindow() {
        return new WindowRobot();
    }

    /** The window as somebody finds it who is about to sign in. */
    public static WindowRobot atEntrance(Workplace workplace, double height) {
        WindowRobot robot = new WindowRobot();
        Reception reception =
                Toolkit.call(() -> new Reception(workplace, robot.background, robot.stage));
        robot.open(reception, height);
        return robot;
    }

    /** Lets people in; the window's size is that of the sign-in from then on. */
    void open(Reception reception, double height) {
        leave = reception::close;
        Toolkit.run(() -> {
            reception.open();
            place(height);
        });
    }

    /** The window of somebody who is at work already. */
    public Shell open(Services services, double height) {
        return Toolkit.call(() -> {
            Shell shell = new Shell(services, background);
            leave = shell::close;
            show(shell.scene(), height);
            shell.load();
            return shell;
        });
    }

    /** Shows a scene; on the window's thread. */
    public void show(Scene scene, double height) {
        stage.setScene(scene);
        place(height);
    }

    /** Popups beyond the edge of a headless screen are none, so the window is no larger. */
    private void place(double height) {
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(WIDTH);
        stage.setHeight(height);
        stage.show();
    }

    public Background background() {
        return background;
    }

    public Stage stage() {
        return stage;
    }

    public Scene scene() {
        return look(stage::getScene);
    }

    /** Signs in at the entrance with both factors, and waits for the navigation. */
    public void signIn(String name, String password, String... factor) {
        type("Name", name);
        type("Password", password);
        press(KeyCode.ENTER);
        until(() ->
                fields().size() == factor.length
                        && texts(".screen-title").contains("Second factor"));
        for (int i = 0; i < factor.length; i++) {
            put(fields().get(i), factor[i]);
        }
        press(KeyCode.ENTER);
        until(() -> !shown(".navigation-entry").isEmpty());
    }

    /** Looks at something on the window's thread. */
    public static <T extends @Nullable Object> T look(Callable<T> look) {
        if (!Platform.isFxApplicationThread()) {
            return Toolkit.call(look);
        }
        try {
            return look.call();
        } catch (Exception failed) {
            throw new CompletionException(failed);
        }
    }

    /** Waits until it holds; it is looked at on the window's thread. */
    public static void until(Callable<Boolean> condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!look(condition)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** What is shown of a style, in the order of the scene. */
    public List<Node> shown(String selector) {
        return look(() ->
                stage.getScene().getRoot().lookupAll(selector).stream()
                        .filter(Appearance::isShown)
                        .toList());
    }

    /** The words of what is shown of a style. */
    public List<String> texts(String selector) {
        return look(() ->
                shown(selector).stream()
                        .map(Labeled.class::cast)
                        .map(Labeled::getText)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** All that is shown and says so, or is called so for those who do not see. */
    public List<Node> named(String name) {
        return look(() -> shown("*").stream().filter(node -> isCalled(node, name)).toList());
    }

    private static boolean isCalled(Node node, String name) {
        return name.equals(node.getAccessibleText())
                || (node instanceof Labeled labeled && name.equals(words(labeled)));
    }

    /** What a person reads, without the mark of its key. */
    private static String words(Labeled labeled) {
        String text = Objects.requireNonNullElse(labeled.getText(), "");
        return labeled.isMnemonicParsing() ? text.replace("_", "") : text;
    }

    /** What one can type into or choose from and is called so. */
    public List<Node> fields(String name) {
        return look(() ->
                fields().stream().filter(node -> name.equals(node.getAccessibleText())).toList());
    }

    /** What one can type into or choose from, not the editors within. */
    public List<Node> fields() {
        return look(() ->
                shown("*").stream()
                        .filter(node ->
                                node instanceof TextInputControl || node instanceof ComboBoxBase<?>)
                        .filter(node -> !(node.getParent() instanceof ComboBoxBase<?>))
                        .toList());
    }

    /** Clicks the control that says so or is called so. */
    public void click(String name) {
        until(() -> control(name).isPresent());
        click(look(() -> control(name).orElseThrow()));
    }

    private Optional<Node> control(String name) {
        return named(name).stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .findFirst();
    }

    /** The control that is called so in a part of the window. */
    public Optional<Node> within(String selector, String name) {
        List<Node> parts = shown(selector);
        return named(name).stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .filter(node ->
                        Stream.iterate(node, Objects::nonNull, Node::getParent)
                                .anyMatch(parts::contains))
                .findFirst();
    }

    /** Whether a note above the window says so. */
    public static boolean isSaid(String words) {
        return look(() -> offered(words).isPresent());
    }

    /** Clicks it in its middle, after it was scrolled to. */
    public static void click(Node node) {
        click(() -> node);
    }

    /** Clicks what is there by then, however often the window shows it anew. */
    public static void click(Callable<Node> shown) {
        Toolkit.run(() -> {
            Node node = look(shown);
            scrollTo(node);
            Bounds bounds = node.getBoundsInLocal();
            Point2D middle = node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
            Robot robot = new Robot();
            robot.mouseMove(middle);
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    private static void scrollTo(Node node) {
        for (Node around = node.getParent(); around != null; around = around.getParent()) {
            if (around instanceof ScrollPane pane && pane.getContent() != null) {
                Bounds place =
                        pane.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
                double seen = pane.getViewportBounds().getHeight();
                double hidden = pane.getContent().getBoundsInLocal().getHeight() - seen;
                if (hidden > 0) {
                    pane.setVvalue(Math.clamp((place.getCenterY() - seen / 2) / hidden, 0, 1));
                    pane.layout();
                }
            }
        }
    }

    /** Opens the menu or the list that is called so, and clicks one of its items. */
    public void choose(String name, String item) {
        click(name);
        until(() -> offered(item).isPresent());
        click(look(() -> offered(item).orElseThrow()));
        until(() -> !isPopupShown());
    }

    private static Optional<Node> offered(String item) {
        return popups().flatMap(popup -> popup.getScene().getRoot().lookupAll("*").stream())
                .filter(node -> node instanceof Labeled labeled && item.equals(words(labeled)))
                .filter(Appearance::isShown)
                .findFirst();
    }

    private static Stream<Window> popups() {
        return Window.getWindows().stream().filter(PopupWindow.class::isInstance);
    }

    /** Whether something is offered above the window. */
    public static boolean isPopupShown() {
        return look(() -> popups().findAny().isPresent());
    }

    /** Types a part of a name, waits for the offers and takes the first. */
    public void find(String field, int index, String part) {
        type(field, index, part);
        until(WindowRobot::isPopupShown);
        press(KeyCode.ENTER);
        until(() -> !isPopupShown());
    }

    /** Types into the field that is called so. */
    public void type(String field, String text) {
        type(field, 0, text);
    }

    /** Likewise, where several are called so. */
    public void type(String field, int index, String text) {
        until(() -> fields(field).size() > index);
        put(fields(field).get(index), text);
    }

    /** Goes to the field and leaves the text in it. */
    public static void put(Node node, String text) {
        Toolkit.run(() -> {
            node.requestFocus();
            TextInputControl typed =
                    switch (node) {
                        case DatePicker day -> day.getEditor();
                        case ComboBox<?> box -> box.getEditor();
                        case TextInputControl field -> field;
                        default -> throw new AssertionError(node);
                    };
            typed.setText(text);
        });
    }

    /** Presses keys together. */
    public static void press(KeyCode... keys) {
        Toolkit.run(() -> {
            Robot robot = new Robot();
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
        });
    }

    /** Ends what goes on in the window, and closes it. */
    @Override
    public void close() {
        Toolkit.run(() -> {
            leave.run();
            stage.hide();
        });
        background.close();
    }
}
