package io.millrace.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.warehouse.TestMarts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy is shown as it was applied, and applied as the file says it now. */
class MaskingViewModelTest {

    private static TestMarts marts;

    @TempDir Path home;

    private TestInstallation at;
    private MaskingViewModel model;

    @BeforeAll
    static void openAll() throws SQLException {
        marts = new TestMarts();
    }

    @BeforeEach
    void open() {
        at = new TestInstallation(home, marts.databases());
        model = at.page(MaskingViewModel::new, Locale.UK);
        model.refresh();
        settle();
    }

    @AfterEach
    void close() {
        at.close();
    }

    @AfterAll
    static void closeAll() {
        marts.close();
    }

    private void settle() {
        at.until(() -> !model.deeds().work().busyProperty().get());
    }

    private Notice outcome() {
        return model.deeds().outcomeProperty().get().orElseThrow();
    }

    private MaskingLine line(String column) {
        return model.lines().stream()
                .filter(line -> line.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    private void apply(String policy) throws IOException {
        Files.writeString(home.resolve("masking.yaml"), policy);
        model.apply();
        settle();
    }

    @Test
    void whatIsMaskedStandsThereAndWhatIsNotWhenAskedFor() {
        assertTrue(model.captionProperty().get().startsWith("applied "));
        assertEquals("another name", line("dim_customer.customer_name").manager());
        assertEquals("e-mail address", line("dim_customer.email").kind());
        int masked = model.lines().size();
        assertTrue(model.lines().stream().noneMatch(MaskingLine::isClear));
        model.showsClearProperty().set(true);
        assertTrue(model.lines().size() > masked);
        assertEquals("as it is", line("dim_location.city").executive());
        model.chosenProperty().set(line("dim_location.city"));
        assertEquals(
                "columns:\n  dim_location:\n    city: {manager: clear, executive: clear}",
                model.exampleProperty().get());
    }

    @Test
    void whatTheFileSaysIsAppliedOrWhatIsWrongWithItIsSaid() throws IOException {
        apply("columns: {dim_location: {city: {manager: hidden, executive: clear}}}\n");
        assertEquals("The policy is applied", outcome().title());
        assertEquals("nothing", line("dim_location.city").manager());

        apply("columns: {dim_location: {town: hidden, city: secret}}\n");
        assertEquals(Mood.BAD, outcome().mood());
        assertTrue(outcome().text().contains("city is \"secret\""), outcome().text());
        assertEquals("nothing", line("dim_location.city").manager());

        apply("columns: {dim_location: {town: hidden}}\n");
        assertTrue(
                outcome().text().contains("dim_location.town is no column of the warehouse"),
                outcome().text());
    }

    @Test
    void aColumnThatNobodyNamedComesFirstWithAWarning() throws Exception {
        marts.owner("ALTER TABLE dim_product ADD contact VARCHAR(60) NULL");
        try {
            apply("");
            assertEquals("dim_product.contact", model.lines().getFirst().column());
            assertTrue(model.lines().getFirst().remark().startsWith("not in the policy: its name"));
            assertEquals(
                    "1 column is hidden from everybody until the policy names it",
                    model.stateProperty().get().orElseThrow().title());
        } finally {
            marts.owner("ALTER TABLE dim_product DROP contact");
        }
    }
}
