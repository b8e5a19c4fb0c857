package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.TestPeople;
import io.millrace.ui.WindowRobot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job of an administrator: lets somebody in, who then comes in by the same window. */
class AdministratorWindowTest {

    private static final String PASSWORD = "copper teapot under stairs";

    private DemoHome company;
    private WindowRobot robot;

    @TempDir Path folder;

    @BeforeEach
    void open() throws IOException, SQLException {
        company = new DemoHome(folder, 1_000);
        robot = WindowRobot.atEntrance(company.workplace(), 820);
    }

    @AfterEach
    void close() {
        robot.close();
        company.close();
    }

    @Test
    void addsAPersonWhoThenSignsInHere() throws SQLException {
        String name = "n" + Long.toString(ProcessHandle.current().pid(), 36);
        robot.click("Administrator");
        WindowRobot.until(() -> robot.texts(".screen-title").contains("People"));
        robot.type("Name", name);
        robot.choose("Role", "store manager");
        robot.type("Regions", "Central");
        robot.click("Add");
        WindowRobot.until(() -> !text("One-time password").isEmpty());
        String first = text("One-time password");
        robot.choose("Menu of adam", "Sign out");

        robot.type("Password", "");
        robot.type("Name", name);
        robot.type("Password", first);
        WindowRobot.press(KeyCode.ENTER);
        robot.type("New password", PASSWORD);
        robot.type("The same password again", PASSWORD);
        WindowRobot.press(KeyCode.ENTER);
        WindowRobot.until(() -> !robot.fields("Six digits that the app shows").isEmpty());
        byte[] secret = new Base32().decode(text("Key for the authenticator app").replace(" ", ""));
        robot.type("Six digits that the app shows", TestPeople.code(secret, 0));
        WindowRobot.press(KeyCode.ENTER);
        WindowRobot.until(() -> robot.texts(".screen-title").contains("Keep these recovery codes"));
        robot.click("I have saved them");

        WindowRobot.until(() -> robot.texts(".screen-title").equals(List.of("Dashboard")));
        assertTrue(robot.texts(".user-menu").contains(name), robot.texts(".user-menu").toString());
        assertFalse(robot.texts(".navigation-entry").contains("People"));
        assertEquals(
                "{Central}",
                DemoHome.read(
                        company.databases().oltp(),
                        "SELECT regions FROM auth.person WHERE name = ?",
                        name));
    }

    @Test
    void keepsTheAuditLonger() throws SQLException, IOException {
        robot.click("Administrator");
        WindowRobot.until(() -> robot.texts(".navigation-entry").contains("Retention"));
        robot.click("Retention");
        WindowRobot.until(() -> text("Days of the audit").equals("90"));
        robot.type("Days of the audit", "120");
        robot.click("Save");
        WindowRobot.until(() -> robot.texts(".card-title").contains("Saved"));
        WindowRobot.until(() -> robot.texts(".table-cell").contains("120"));
        assertTrue(Files.readString(folder.resolve("env.yaml")).contains("audit_days: 120"));
        assertEquals(
                "120",
                DemoHome.read(company.databases().oltp(), "SELECT least_days FROM audit.chain"));
    }

    @Test
    void appliesAChangedMaskingPolicy() throws SQLException, IOException {
        robot.click("Administrator");
        WindowRobot.until(() -> robot.texts(".navigation-entry").contains("Masking"));
        Files.writeString(
                folder.resolve("masking.yaml"),
                "columns: {dim_location: {city: {manager: hidden, executive: clear}}}\n");
        robot.click("Masking");
        WindowRobot.until(() -> robot.texts(".table-cell").contains("dim_customer.email"));
        robot.click("Apply masking.yaml");
        WindowRobot.until(() -> robot.texts(".table-cell").contains("dim_location.city"));
        String star = company.databases().warehouseAddress().database();
        assertEquals(
                "0",
                DemoHome.read(
                        company.databases().warehouse(),
                        "SELECT COUNT(city) FROM `%s_mart_manager`.dim_location WHERE city <> ''"
                                .formatted(star)));
    }

    @Test
    void testsTheServersAsTheFileNamesThemNow() throws IOException {
        robot.click("Administrator");
        WindowRobot.until(() -> robot.texts(".navigation-entry").contains("Connections"));
        robot.click("Connections");
        WindowRobot.until(() -> titles("It answers, and lets ") == 2);
        WindowRobot.until(() -> titles("No model is asked") == 1);
        Path settings = folder.resolve("env.yaml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("provider: none", "url: \"http://localhost:1\""));
        robot.click("Test: Language model");
        WindowRobot.until(() -> titles("Nobody can be asked") == 1);
        assertEquals(2, titles("It answers, and lets "), "The others are not asked again");
    }

    private long titles(String beginning) {
        return robot.texts(".card-title").stream()
                .filter(title -> title.startsWith(beginning))
                .count();
    }

    private String text(String field) {
        return WindowRobot.look(() ->
                robot.fields(field).stream()
                        .map(TextInputControl.class::cast)
                        .map(TextInputControl::getText)
                        .findFirst()
                        .orElse(""));
    }
}
