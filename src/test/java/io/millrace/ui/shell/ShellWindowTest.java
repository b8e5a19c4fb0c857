package io.millrace.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.hansolo.tilesfx.Tile;
import io.millrace.config.AppearanceSettings;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.semantics.dashboard.DashboardReports;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.services.SyncOutcome;
import io.millrace.ui.sync.SyncViewModel;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import io.millrace.warehouse.PeriodChoice.Preset;
import io.millrace.warehouse.TestStar;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window as a person uses it, with mouse and keyboard, on a real warehouse. */
class ShellWindowTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final SlowSync sync = new SlowSync();
    private Databases databases;
    private Background background;
    private Shell shell;
    private Stage stage;

    /**
     * Stops half way until it is let go on or cancelled; then one more order is in the warehouse.
     */
    private final class SlowSync implements SyncControl {
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public SyncOutcome syncNow(Run run) {
            return run.stage("Load sales", () -> load(run));
        }

        private SyncOutcome load(Run run) {
            try (Run.Registration _ = run.onCancel(goOn::countDown)) {
                run.progress(500, 1_000);
                goOn.await();
                run.check();
                TestStar.sellOnce(databases.warehouse());
                return new SyncOutcome(1, 0, 0, 0, true, Duration.ofMillis(200));
            } catch (SQLException failed) {
                throw new AssertionError(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }

        @Override
        public Freshness freshness() {
            return new Freshness.Known(Duration.ofSeconds(4), Freshness.Verdict.RECONCILED, 0);
        }
    }

    @BeforeEach
    void open() throws SQLException {
        databases = TestServers.fresh();
        TestStar.create(databases.warehouse());
        TestStar.fill(databases.warehouse());
        Toolkit.startHeadless();
        background = Background.ofDesktop();
        stage = Toolkit.call(Stage::new);
        shell = Toolkit.call(this::window);
        Toolkit.await(shell.settled(), SOON);
    }

    private Shell window() {
        Shell opened =
                new Shell(
                        new Services(
                                DashboardReports.of(databases.warehouse(), SemanticModel.shipped()),
                                sync,
                                new AppearanceSettings(AppearanceSettings.Theme.LIGHT)),
                        background);
        stage.setScene(opened.scene());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(980);
        stage.setHeight(800);
        stage.show();
        opened.load();
        opened.attend();
        return opened;
    }

    @AfterEach
    void close() {
        Toolkit.run(() -> {
            shell.close();
            stage.hide();
        });
        background.close();
        databases.close();
    }

    @Test
    void syncNowShowsItsStageAndRefreshesTheTiles() {
        String before = tile("Orders");
        assertTrue(before.startsWith("Orders, "), before);
        click(button("Sync now"));
        Toolkit.await(shell.sync().progressProperty().greaterThan(0), SOON);
        assertEquals("Load sales · 500 of 1,000 · 50%", shell.sync().stageProperty().get());
        assertEquals(0.5, Toolkit.call(this::shownProgress));
        sync.goOn.countDown();
        Toolkit.await(isIdle(), SOON);
        Toolkit.await(shell.settled(), SOON);
        assertNotEquals(before, tile("Orders"));
    }

    @Test
    void cancelStopsTheSyncAndLeavesTheTiles() {
        String before = tile("Orders");
        click(button("Sync now"));
        Toolkit.await(shell.sync().progressProperty().greaterThan(0), SOON);
        click(button("Cancel"));
        Toolkit.await(isIdle(), SOON);
        Toolkit.await(shell.settled(), SOON);
        Toolkit.run(shell::load);
        Toolkit.await(shell.settled(), SOON);
        assertEquals(before, tile("Orders"));
    }

    @Test
    void keysRefreshAndSwitchTheTheme() throws SQLException {
        String before = tile("Orders");
        TestStar.sellOnce(databases.warehouse());
        press(KeyCode.F5);
        Toolkit.await(shell.settled(), SOON);
        assertNotEquals(before, tile("Orders"));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        assertEquals(Theme.DARK, Toolkit.call(() -> shell.themeProperty().get()));
    }

    @Test
    void whatIsTypedLeadsToACommandAndF1ListsTheKeys() {
        press(KeyCode.CONTROL, KeyCode.K);
        TextField field = (TextField) Toolkit.call(() -> shell.scene().getFocusOwner());
        Toolkit.run(() -> field.setText("swi th"));
        until(() ->
                Window.getWindows().stream()
                        .filter(Popup.class::isInstance)
                        .flatMap(popup ->
                                popup.getScene().getRoot().lookupAll(".list-view").stream())
                        .anyMatch(list -> ((ListView<?>) list).getItems().size() == 1));
        press(KeyCode.ENTER);
        until(() -> shell.themeProperty().get() == Theme.DARK);
        until(() -> Window.getWindows().stream().noneMatch(Popup.class::isInstance));
        press(KeyCode.F1);
        until(() -> !texts(".key").isEmpty());
        List<String> keys = Toolkit.call(() -> texts(".key"));
        assertTrue(keys.containsAll(List.of("F1", "Ctrl+K", "F5", "Ctrl+1")), keys.toString());
        press(KeyCode.ESCAPE);
        until(() -> texts(".key").isEmpty());
    }

    private List<String> texts(String selector) {
        return shell.scene().getRoot().lookupAll(selector).stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!Toolkit.call(condition::getAsBoolean)) {
            assertTrue(System.nanoTime() < deadline, "Waited in vain");
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void theFilterChangesEveryTile() {
        Toolkit.run(() -> shell.dashboard().choiceProperty().set(Preset.LAST_YEAR));
        Toolkit.await(shell.settled(), SOON);
        for (String title :
                new String[] {"Sales", "Profit", "Margin", "Return rate", "Top product"}) {
            assertTrue(tile(title).startsWith(title + ", 2024: "), tile(title));
        }
    }

    @Test
    void aBarNarrowsTheTilesAndACrumbLeadsBack() {
        String before = tile("Sales");
        Node west = bar("West");
        assertTrue(Toolkit.call(west::isFocusTraversable));
        Toolkit.run(west::requestFocus);
        press(KeyCode.ENTER);
        Toolkit.await(shell.settled(), SOON);
        assertNotEquals(before, tile("Sales"));
        assertTrue(Toolkit.call(bar("West")::isFocused));
        click(button("Everything"));
        Toolkit.await(shell.settled(), SOON);
        assertEquals(before, tile("Sales"));
    }

    /** A sync that somebody else runs: the tiles follow, the keyboard stays where it is. */
    @Test
    void whatASyncBringsIsSeenWithoutTakingTheFocus() throws SQLException {
        String before = tile("Orders");
        Toolkit.run(bar("West")::requestFocus);
        TestStar.sellOnce(databases.warehouse());
        long deadline = System.nanoTime() + SOON.toNanos();
        while (tile("Orders").equals(before) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertNotEquals(before, tile("Orders"));
        Toolkit.await(shell.settled(), SOON);
        assertTrue(Toolkit.call(bar("West")::isFocused));
    }

    private Node bar(String name) {
        return Toolkit.call(() ->
                shell.scene().getRoot().lookupAll(".bar-list-touch").stream()
                        .filter(node ->
                                String.valueOf(node.getAccessibleText()).startsWith(name + ":"))
                        .findFirst()
                        .orElseThrow());
    }

    private ObservableValue<Boolean> isIdle() {
        return Bindings.equal(shell.sync().stateProperty(), SyncViewModel.State.IDLE);
    }

    private double shownProgress() {
        return ((ProgressBar) shell.scene().lookup(".sync-running .progress-bar")).getProgress();
    }

    private String tile(String title) {
        return Toolkit.call(() ->
                stage.getScene().getRoot().lookupAll(".tile-title").stream()
                        .map(ShellWindowTest::tileAround)
                        .map(tile -> String.valueOf(tile.getAccessibleText()))
                        .filter(text -> text.startsWith(title + ","))
                        .findFirst()
                        .orElse(""));
    }

    private static Node tileAround(Node node) {
        Node around = node;
        while (!(around instanceof Tile)) {
            around = around.getParent();
        }
        return around;
    }

    private Node button(String text) {
        return Toolkit.call(() ->
                shell.scene().getRoot().lookupAll(".button").stream()
                        .filter(node -> ((Button) node).getText().equals(text))
                        .findFirst()
                        .orElseThrow());
    }

    private static void click(Node node) {
        Toolkit.run(() -> {
            Bounds bounds = node.getBoundsInLocal();
            Point2D middle = node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
            Robot robot = new Robot();
            robot.mouseMove(middle);
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    private static void press(KeyCode... keys) {
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
}
