package io.millrace.ui.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.AuditEntry;
import io.millrace.access.AuditSide;
import io.millrace.ui.oversight.ExecutivesShop;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit of both databases on real servers, under an executive's own accounts. */
class AuditViewModelTest {

    private static ExecutivesShop shop;
    private AuditViewModel model;

    @BeforeAll
    static void open(@TempDir Path home) throws SQLException, IOException {
        shop = new ExecutivesShop(home);
        shop.execute("UPDATE oltp.sales_order SET ship_city = 'Elsewhere' WHERE order_id = 'O9'");
        shop.execute("DELETE FROM oltp.order_return WHERE return_id = 5");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void read() {
        model =
                new AuditViewModel(
                        shop.oversight().audit(),
                        shop.background(),
                        shop.formats(),
                        ZoneOffset.UTC);
        model.search();
        settle();
    }

    private void settle() {
        shop.window().until(() -> !model.busyBinding().get());
    }

    @Test
    void bothDatabasesAreSearchedByWhoWhatAndWhen() {
        assertEquals("", model.problemProperty().get());
        assertTrue(
                model.entries().stream()
                        .map(AuditEntry::side)
                        .toList()
                        .containsAll(List.of(AuditSide.SHOP, AuditSide.WAREHOUSE)));
        assertTrue(model.peopleProperty().get().contains(shop.session().person().name()));
        model.subjectProperty().set("sales_order");
        model.eventProperty().set("update");
        settle();
        assertEquals(1, model.entries().size());
        model.idProperty().set("O8");
        settle();
        assertEquals(List.of(), model.entries());
        model.clear();
        model.personProperty().set(shop.session().person().name());
        settle();
        assertTrue(
                model.entries().stream()
                        .allMatch(entry -> entry.person().equals(shop.session().person().name())));
        assertTrue(
                model.entries().stream().anyMatch(entry -> entry.event().equals("sync")),
                "The sync is under the executive's name");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        model.fromProperty().set(today.plusDays(1));
        settle();
        assertEquals(List.of(), model.entries());
        model.untilProperty().set(today.minusDays(1));
        assertEquals("Ends before it begins", model.daysProblemProperty().get());
    }

    @Test
    void beforeAndAfterStandSideBySide() {
        model.idProperty().set("O9");
        model.eventProperty().set("update");
        settle();
        model.open(model.entries().getFirst());
        FieldChange first = model.changes().getFirst();
        assertEquals(
                new FieldChange("ship_city", Optional.of("City 0"), Optional.of("Elsewhere"), true),
                first);
        assertEquals(
                List.of("ship_city"),
                model.changes().stream()
                        .filter(FieldChange::isChange)
                        .map(FieldChange::field)
                        .filter(field -> !field.startsWith("tbl_"))
                        .toList());
        model.clear();
        model.eventProperty().set("delete");
        settle();
        model.open(model.entries().getFirst());
        assertTrue(model.changes().stream().allMatch(change -> change.after().isEmpty()));
        model.open(null);
        assertEquals(List.of(), model.changes());
    }

    @Test
    void aChangedRecordIsFound() throws SQLException {
        model.verify();
        settle();
        Notice whole = model.verdictProperty().get().orElseThrow();
        assertEquals(Mood.GOOD, whole.mood(), whole.text());
        assertTrue(whole.text().contains("The audit of the warehouse is whole"), whole.text());
        shop.change("UPDATE audit_record SET person = 'nobody' WHERE event = 'sync'");
        try {
            model.verify();
            settle();
            Notice broken = model.verdictProperty().get().orElseThrow();
            assertEquals(Mood.BAD, broken.mood(), broken.text());
            assertTrue(broken.text().contains("is broken"), broken.text());
        } finally {
            shop.change(
                    "UPDATE audit_record SET person = '%s' WHERE event = 'sync'"
                            .formatted(shop.session().person().name()));
        }
    }
}
