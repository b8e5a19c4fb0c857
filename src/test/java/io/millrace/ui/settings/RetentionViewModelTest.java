package io.millrace.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.Audit;
import io.millrace.config.RetentionSettings;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The days are changed in env.yaml and in the databases, and what is older is removed. */
class RetentionViewModelTest {

    private static final Databases DATABASES = TestServers.migrated();

    @TempDir Path home;

    private TestInstallation at;
    private RetentionViewModel model;

    @BeforeEach
    void open() throws IOException {
        at = new TestInstallation(home, DATABASES);
        TestServers.configure(DATABASES, home);
        model = at.page(RetentionViewModel::new, Locale.UK);
        model.refresh();
        settle();
    }

    @AfterEach
    void close() {
        at.close();
    }

    @AfterAll
    static void closeAll() {
        DATABASES.close();
    }

    private void settle() {
        at.until(() -> !model.busyBinding().get());
    }

    private Notice outcome() {
        return model.deeds().outcomeProperty().get().orElseThrow();
    }

    private static void onWarehouse(String statement) throws SQLException {
        try (Connection owner = DATABASES.warehouse().connect()) {
            new Sql(owner, new Run()).update(statement);
        }
    }

    private static long leastDays() throws SQLException {
        try (Connection owner = DATABASES.oltp().connect()) {
            return new Sql(owner, new Run()).number("SELECT least_days FROM audit.chain");
        }
    }

    @Test
    void theDaysAreChangedInTheFileAndInTheDatabases() throws SQLException {
        assertEquals("90", model.auditDaysProperty().get());
        assertFalse(model.changedBinding().get());
        model.auditDaysProperty().set("29");
        assertEquals("Type a number of days from 30 to 36500.", model.auditProblem().getValue());
        assertTrue(model.changedBinding().get());
        assertFalse(model.savableBinding().get());
        model.auditDaysProperty().set(" 45 ");
        model.questionDaysProperty().set("60");
        assertTrue(model.savableBinding().get());

        model.save();
        settle();

        assertEquals("Saved", outcome().title());
        assertTrue(at.written().contains("audit_days: 45"), at.written());
        assertEquals(new RetentionSettings(45, 60), at.saved().getLast().retention());
        assertEquals(45, leastDays());
        assertEquals("45", model.auditDaysProperty().get());
        assertEquals(45, model.lines().getFirst().days());
        assertEquals(60, model.lines().getLast().days());
        assertFalse(model.changedBinding().get());
    }

    @Test
    void whatIsOlderIsRemovedWhenToldTo() throws SQLException {
        Audit.logQuestion(DATABASES.warehouse(), "Sales?", "grammar", "SELECT 1", 1, 2, "answered");
        onWarehouse("UPDATE query_log SET asked_at = asked_at - INTERVAL 200 DAY");
        model.refresh();
        settle();
        assertEquals(1, model.lines().getLast().due());
        assertTrue(model.dueProperty().get());
        assertTrue(
                model.planProperty()
                        .get()
                        .endsWith("To purge now removes 0 audit records and 1 question."),
                model.planProperty().get());

        model.purge();
        settle();

        assertEquals("Removed 0 audit records and 1 question", outcome().title());
        assertEquals(0, model.lines().getLast().count());
        assertFalse(model.dueProperty().get());
    }

    @Test
    void aFileThatIsWrongIsSaid() {
        at.write("retention: {audit_days: many}\n");
        model.refresh();
        settle();
        assertEquals(Mood.BAD, outcome().mood());
        assertTrue(outcome().text().contains("audit_days"), outcome().text());
    }
}
