package io.millrace.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Database;
import io.millrace.oltp.CsvImport;
import io.millrace.oltp.FilePreview;
import io.millrace.oltp.ImportReport;
import io.millrace.oltp.TestCounter;
import io.millrace.oltp.csv.Column;
import io.millrace.oltp.csv.DateOrder;
import io.millrace.ui.imports.ImportViewModel.Look;
import io.millrace.ui.services.TestDesk;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bringing in files without a window, under an associate's account on a real PostgreSQL. */
class ImportViewModelTest {

    private static final Path DATASETS = Path.of("datasets");

    private static TestCounter shop;
    private static Database ann;

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 4), window);
    private final List<Notice> notices = new ArrayList<>();
    private ImportViewModel model;

    @TempDir Path folder;

    @BeforeAll
    static void open() throws SQLException {
        shop = new TestCounter();
        ann = shop.as(shop.ann);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void begin() {
        model =
                new ImportViewModel(
                        TestDesk.counter(ann, folder.resolve("notes")),
                        background,
                        new Formats(Locale.US, Currency.getInstance("USD")));
        model.onNotice(notices::add);
    }

    @AfterEach
    void end() {
        background.close();
    }

    private Look look(Path file) {
        model.choose(file);
        window.until(() -> !model.lookingProperty().get());
        return model.lookProperty().get().orElseThrow();
    }

    private ImportReport work(Runnable start) {
        start.run();
        assertTrue(model.workingProperty().get());
        window.until(() -> !model.workingProperty().get());
        assertEquals("", model.problemProperty().get());
        return model.reportProperty().get().orElseThrow();
    }

    @Test
    void aMessyFileIsLookedAtTriedImportedAndItsRejectsSaved() throws IOException {
        Look seen = look(DATASETS.resolve("orders-messy.csv"));
        assertEquals(CsvImport.Kind.ORDERS, seen.detected().kind());
        FilePreview preview = seen.preview().orElseThrow();
        assertTrue(preview.faults() > 0);
        ImportReport tried = work(model::tryOut);
        assertTrue(tried.dryRun());
        assertTrue(tried.rejected() >= preview.faults());
        assertEquals(0, shop.number("SELECT count(*) FROM oltp.sales_order"));
        assertEquals(List.of(), notices);

        ImportReport done = work(model::importFile);
        assertFalse(done.dryRun());
        assertEquals(tried.loaded(), done.loaded());
        assertEquals("orders-messy.csv is imported", notices.getFirst().title());
        assertTrue(shop.number("SELECT count(*) FROM oltp.sales_order") > 0);
        assertEquals("orders-messy.rejects.csv", model.rejectsName());
        Path target = folder.resolve(model.rejectsName());
        model.saveRejects(target);
        window.until(() -> notices.size() == 2);
        assertEquals(done.rejected() + 1, Files.readAllLines(target).size());
        assertFalse(Files.exists(DATASETS.resolve("orders-messy.rejects.csv")));
    }

    @Test
    void aColumnIsReadAsThePersonSays() throws IOException {
        String rows = "Returned,Order ID,Booked,Return Date\nYes,none,2026-04-03,broken\n";
        Path file = Files.writeString(folder.resolve("returns.csv"), rows);
        assertEquals(1, look(file).preview().orElseThrow().faults());
        model.mean(2, Optional.of(Column.RETURN_DATE));
        window.until(() -> !model.lookingProperty().get());
        Look corrected = model.lookProperty().get().orElseThrow();
        assertEquals(0, corrected.preview().orElseThrow().faults());
        assertEquals("Booked", corrected.detected().columns().get("Return Date"));
        assertEquals(Optional.empty(), corrected.detected().header().get(3).meaning());

        assertEquals(1, work(model::importFile).rejected());
        Path target = folder.resolve("again.csv");
        model.saveRejects(target);
        window.until(() -> notices.size() == 2);
        Look again = look(target);
        assertEquals(0, again.preview().orElseThrow().faults());
        assertEquals(Optional.empty(), again.detected().header().get(3).meaning());
    }

    @Test
    void whatWasFoundOutIsCorrected() throws IOException {
        String rows = "Returned,Order ID,Return Date\nYes,X1,03/04/2026\nYes,X2,05/04/2026\n";
        Path file = Files.writeString(folder.resolve("returns.csv"), rows);
        Look seen = look(file);
        assertEquals(CsvImport.Kind.RETURNS, seen.detected().kind());
        assertFalse(seen.detected().problems().isEmpty(), "its dates can be read in two ways");
        assertTrue(seen.preview().isEmpty());
        model.importFile();
        assertFalse(model.workingProperty().get(), "nothing to import yet");

        model.dateOrderProperty().set(Optional.of(DateOrder.DAY_FIRST));
        window.until(() -> !model.lookingProperty().get());
        Look settled = model.lookProperty().get().orElseThrow();
        assertEquals(List.of(), settled.detected().problems());
        ImportReport tried = work(model::tryOut);
        assertEquals(2, tried.rejected(), "there are no such orders");

        model.kindProperty().set(Optional.of(CsvImport.Kind.ORDERS));
        window.until(() -> !model.lookingProperty().get());
        assertTrue(model.reportProperty().get().isEmpty(), "it was about another reading");
        assertTrue(
                model.lookProperty()
                        .get()
                        .orElseThrow()
                        .detected()
                        .problems()
                        .getFirst()
                        .startsWith("The file has no column"));
    }

    @Test
    void aFileThatIsNoneIsToldAndAnotherIsChosen() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "Dear Ann,\nhello.\n");
        model.choose(file);
        window.until(() -> !model.lookingProperty().get());
        assertTrue(
                model.problemProperty().get().contains("has no line with column names"),
                model.problemProperty().get());
        model.close();
        assertEquals("", model.problemProperty().get());
        assertTrue(model.fileProperty().get().isEmpty());
    }

    @Test
    void anImportIsCancelledAndLeavesNothing() throws IOException {
        StringBuilder rows =
                new StringBuilder(
                        "Order ID,Order Date,Ship Date,Ship Mode,Customer ID,Customer Name,Segment,City,State,Country,"
                                + "Region,Product ID,Category,Sub-Category,Product Name,Sales,Quantity,Profit\n");
        for (int i = 0; i < 30_000; i++) {
            rows.append(
                    "Z%d,2026-02-03,2026-02-05,First Class,Z1,Zoe Oak,Consumer,Reno,Nevada,United States,West,L1,Furniture,Lamps,Lamp,10,2,1\n"
                            .formatted(i));
        }
        look(Files.writeString(folder.resolve("many.csv"), rows));
        model.importFile();
        window.until(() -> model.progressProperty().get() > 0);
        model.cancel();
        window.until(() -> !model.workingProperty().get());
        assertEquals("Cancelled; nothing was changed.", model.problemProperty().get());
        assertEquals(
                0, shop.number("SELECT count(*) FROM oltp.sales_order WHERE order_id LIKE 'Z%'"));
    }
}
