package io.millrace.ui.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.ui.dashboard.DashboardViewModel.State;
import io.millrace.ui.sync.FreshnessReading;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Overview;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.PeriodChoice;
import io.millrace.warehouse.PeriodChoice.Preset;
import io.millrace.warehouse.Reports;
import io.millrace.warehouse.TestStar;
import io.millrace.warehouse.TopProduct;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboard without a window, on a real warehouse. */
class DashboardViewModelTest {

    private static Databases databases;

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 4), window);
    private final ObjectProperty<FreshnessReading> freshness =
            new SimpleObjectProperty<>(reading("4 s"));

    /** Answers as the warehouse does, but not before a question about all time was cancelled. */
    private record SlowForAllTime(Reports reports) implements Reports {
        @Override
        public Optional<Extent> extent(Run run) {
            return reports.extent(run);
        }

        @Override
        public Optional<Overview> overview(PeriodChoice choice, Run run) {
            if (choice == Preset.ALL_TIME) {
                CountDownLatch cancelled = new CountDownLatch(1);
                run.onCancel(cancelled::countDown);
                try {
                    cancelled.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            return reports.overview(choice, run);
        }

        @Override
        public Optional<TopProduct> topProduct(Period period, Run run) {
            return reports.topProduct(period, run);
        }
    }

    @BeforeAll
    static void open() throws SQLException {
        databases = TestServers.fresh();
        TestStar.create(databases.warehouse());
        TestStar.fill(databases.warehouse());
    }

    @AfterAll
    static void drop() {
        databases.close();
    }

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void loadsTheFiguresAndThenTheTopProduct() {
        DashboardViewModel model = model(Reports.of(databases.warehouse()));
        assertEquals(State.LOADING, model.stateProperty().get());
        model.refresh();
        assertTrue(model.busyProperty().get());
        window.until(() -> !model.busyProperty().get());
        assertEquals(State.READY, model.stateProperty().get());
        assertEquals(
                "1 Jul 2024 – 15 Jun 2025 · relative to 15 Jun 2025, last day of data",
                model.captionProperty().get());
        assertTrue(model.tileProperty(TileKind.SALES).get().value().startsWith("$"));
        assertFalse(model.tileProperty(TileKind.TOP_PRODUCT).get().note().isEmpty());
    }

    @Test
    void anotherPeriodReadsItsFigures() {
        DashboardViewModel model = model(Reports.of(databases.warehouse()));
        model.choiceProperty().set(Preset.LAST_YEAR);
        window.until(() -> !model.busyProperty().get());
        assertEquals("2024", model.tileProperty(TileKind.SALES).get().period());
        assertEquals("vs 2023", model.tileProperty(TileKind.SALES).get().note());
    }

    @Test
    void onlyTheNewestFilterIsShown() {
        DashboardViewModel model = model(new SlowForAllTime(Reports.of(databases.warehouse())));
        model.choiceProperty().set(Preset.ALL_TIME);
        model.choiceProperty().set(Preset.LAST_MONTH);
        window.until(() -> !model.busyProperty().get());
        assertEquals("May 2025", model.tileProperty(TileKind.SALES).get().period());
        assertEquals(State.READY, model.stateProperty().get());
    }

    @Test
    void anEmptyWarehouseIsAnEmptyDashboard() throws SQLException {
        try (Databases empty = TestServers.fresh()) {
            TestStar.create(empty.warehouse());
            DashboardViewModel model = model(Reports.of(empty.warehouse()));
            model.refresh();
            window.until(() -> !model.busyProperty().get());
            assertEquals(State.EMPTY, model.stateProperty().get());
            TestStar.fill(empty.warehouse());
            model.refresh();
            window.until(() -> !model.busyProperty().get());
            assertEquals(State.READY, model.stateProperty().get());
        }
    }

    @Test
    void aFailureIsASentenceAndRetryWorks() throws SQLException {
        try (Databases bare = TestServers.fresh()) {
            DashboardViewModel model = model(Reports.of(bare.warehouse()));
            model.refresh();
            window.until(() -> !model.busyProperty().get());
            assertEquals(State.FAILED, model.stateProperty().get());
            assertTrue(model.problemProperty().get().endsWith("try again."));
            TestStar.create(bare.warehouse());
            TestStar.fill(bare.warehouse());
            model.refresh();
            window.until(() -> !model.busyProperty().get());
            assertEquals(State.READY, model.stateProperty().get());
            assertEquals("", model.problemProperty().get());
        }
    }

    @Test
    void freshnessGoesToItsTile() {
        DashboardViewModel model = model(Reports.of(databases.warehouse()));
        assertEquals("4 s", model.tileProperty(TileKind.BEHIND).get().value());
        freshness.set(reading("9 s"));
        assertEquals("9 s", model.tileProperty(TileKind.BEHIND).get().value());
    }

    private DashboardViewModel model(Reports reports) {
        return new DashboardViewModel(
                reports,
                background,
                new Formats(Locale.US, Currency.getInstance("USD")),
                freshness);
    }

    private static FreshnessReading reading(String behind) {
        return new FreshnessReading(Mood.GOOD, behind, "reconciled", "");
    }
}
