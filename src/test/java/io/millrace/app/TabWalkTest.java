package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.ui.TabWalk;
import io.millrace.ui.WindowRobot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every role goes around every screen with the keyboard alone. */
class TabWalkTest {

    @TempDir static Path folder;

    private static DemoHome company;

    @BeforeAll
    static void open() throws IOException, SQLException {
        company = new DemoHome(folder, 1_000);
    }

    @AfterAll
    static void close() {
        company.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sales associate", "Store manager", "Executive", "Administrator"})
    void everyScreenIsReachedWithTheKeyboard(String role) {
        List<String> wrong = new ArrayList<>();
        try (WindowRobot robot = WindowRobot.atEntrance(company.workplace(), 820)) {
            settle(robot);
            new TabWalk(robot).around().forEach(finding -> wrong.add("Sign-in: " + finding));
            robot.click(role);
            WindowRobot.until(() -> !robot.shown(".navigation-entry").isEmpty());
            for (String screen : screens(robot)) {
                robot.click(screen);
                settle(robot);
                new TabWalk(robot).around().forEach(finding -> wrong.add(screen + ": " + finding));
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static List<String> screens(WindowRobot robot) {
        return WindowRobot.look(() ->
                robot.shown(".navigation-entry").stream()
                        .filter(ToggleButton.class::isInstance)
                        .map(Labeled.class::cast)
                        .map(Labeled::getText)
                        .toList());
    }

    /** Until nothing is read any more. */
    private static void settle(WindowRobot robot) {
        for (int still = 0; still < 3; still++) {
            WindowRobot.until(() -> robot.background().isIdle());
            List<Node> before = robot.shown("*");
            WindowRobot.until(() -> robot.background().isIdle());
            if (!before.equals(robot.shown("*"))) {
                still = -1;
            }
        }
    }
}
