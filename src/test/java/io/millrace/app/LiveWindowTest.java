package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.hansolo.tilesfx.Tile;
import io.millrace.db.SqlFiles;
import io.millrace.ui.WindowRobot;
import io.millrace.ui.widgets.PeriodFilter;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two people at their windows, and a sync that follows by itself: what one enters, the other sees
 * within two seconds, and nothing else of the other's window changes.
 */
class LiveWindowTest {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Pattern FIGURE = Pattern.compile("^Orders, [^:]*: ([0-9,]+)");
    private static final int TRIES = 5;
    private static final double SCROLLED = 0.3;

    private DemoHome company;
    private WindowRobot manager;
    private WindowRobot associate;
    private String region = "";
    private String customer = "";
    private String product = "";

    @TempDir Path folder;

    @BeforeEach
    void open() throws IOException, SQLException {
        company = new DemoHome(folder, 1_000);
        company.sync().automatic().orElseThrow().follow(Duration.ofSeconds(1));
        region = read(SqlFiles.read("postgresql/demo/regions.sql"));
        customer =
                read(
                        "SELECT customer_name FROM oltp.sales_order JOIN oltp.customer USING (customer_id)"
                                + " WHERE region = ? ORDER BY order_date DESC, order_id LIMIT 1",
                        region);
        product = read("SELECT product_name FROM oltp.product ORDER BY product_id LIMIT 1");
        manager = WindowRobot.atEntrance(company.workplace(), 700);
        manager.click("Store manager");
        narrow();
        associate = WindowRobot.atEntrance(company.workplace(), 820);
        associate.click("Sales associate");
        WindowRobot.until(() -> !associate.shown(".navigation-entry").isEmpty());
        associate.click("New order");
    }

    @AfterEach
    void close() {
        try (DemoHome _ = company;
                WindowRobot _ = manager;
                WindowRobot _ = associate) {
            // Whichever of them there are; a company that stayed would be in the way of the next.
        }
    }

    /**
     * The machine may be busy with something else, so one of a few orders has to be that quick;
     * each is seen.
     */
    @Test
    void anOrderMovesTheTileOfSomebodyElseWithinTwoSeconds() throws SQLException {
        Duration quickest = SOON.plusNanos(1);
        for (int i = 0; i < TRIES && quickest.compareTo(SOON) > 0; i++) {
            Duration taken = enter();
            quickest = taken.compareTo(quickest) < 0 ? taken : quickest;
        }
        assertTrue(quickest.compareTo(SOON) <= 0, "The quickest took " + quickest);

        assertEquals(bar().orElseThrow(), WindowRobot.look(manager.scene()::getFocusOwner));
        assertEquals("All time", WindowRobot.look(this::period));
        assertEquals(SCROLLED, WindowRobot.look(() -> scroll().getVvalue()), 1e-6);
        assertEquals(1, manager.named("No longer narrowed by Region: " + region).size());
        assertTrue(WindowRobot.look(() -> associate.stage().isFocused()));
    }

    /** The manager looks at one region, at all times, and has scrolled to it. */
    private void narrow() {
        manager.choose("Period", "All time");
        WindowRobot.until(() -> bar().isPresent());
        // What the dashboard shows may still be on its way, and be shown anew.
        WindowRobot.click(() -> bar().orElseThrow());
        WindowRobot.until(() -> orders().equals(expected()));
        Toolkit.run(() -> {
            scroll().setVvalue(SCROLLED);
            bar().orElseThrow().requestFocus();
        });
    }

    /** How long after the keys for saving the tile shows it. */
    private Duration enter() throws SQLException {
        associate.find("Name or number", 0, customer);
        WindowRobot.until(() -> !associate.fields("Country").isEmpty());
        associate.choose("Ship mode", "First Class");
        associate.type("Ship date", LocalDate.now(ZoneId.systemDefault()).plusDays(2).toString());
        WindowRobot.press(KeyCode.ENTER);
        associate.find("Product", 0, product);
        associate.type("Quantity", 0, "2");
        associate.type("Price of one", 0, "50");
        associate.type("Profit", 0, "12");
        String before = orders();
        long saved = System.nanoTime();
        WindowRobot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        WindowRobot.until(() -> !orders().equals(before));
        Duration taken = Duration.ofNanos(System.nanoTime() - saved);
        assertEquals(expected(), orders());
        return taken;
    }

    private String expected() throws SQLException {
        return read("SELECT count(*) FROM oltp.sales_order WHERE region = ?", region);
    }

    private String read(String query, Object... parameters) throws SQLException {
        return DemoHome.read(company.databases().oltp(), query, parameters);
    }

    /** The figure of the manager's tile. */
    private String orders() {
        return WindowRobot.look(() ->
                manager.shown(".tile-title").stream()
                        .map(LiveWindowTest::tileAround)
                        .map(tile -> String.valueOf(tile.getAccessibleText()))
                        .map(FIGURE::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1).replace(",", ""))
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

    private Optional<Node> bar() {
        return WindowRobot.look(() ->
                manager.shown(".bar-list-touch").stream()
                        .filter(node ->
                                String.valueOf(node.getAccessibleText()).startsWith(region + ":"))
                        .findFirst());
    }

    private String period() {
        return ((PeriodFilter) manager.fields("Period").getFirst()).getValue().label();
    }

    private ScrollPane scroll() {
        return (ScrollPane) manager.shown(".page-scroll").getFirst();
    }
}
