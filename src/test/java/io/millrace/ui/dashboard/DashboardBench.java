package io.millrace.ui.dashboard;

import io.millrace.db.Database;
import io.millrace.semantics.dashboard.Chart;
import io.millrace.semantics.dashboard.DashboardReports;
import io.millrace.semantics.dashboard.DemoMarts;
import io.millrace.semantics.dashboard.Facet;
import io.millrace.semantics.dashboard.Pick;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.Mart;
import io.millrace.warehouse.PeriodChoice.Preset;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Worker;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long the dashboard takes at one million order lines: until the key figures are there, and
 * until everything is.
 *
 * <pre>mvn test -Dtest=DashboardBench -Dtest.excluded= -Dtest.heap=512m</pre>
 *
 * {@code -Dmillrace.bench.lines=51290} measures another size. Prints medians.
 */
@Tag("bench")
class DashboardBench {

    private static final long LINES = Long.getLong("millrace.bench.lines", 1_000_000);
    private static final int RUNS = Integer.getInteger("millrace.bench.runs", 5);

    private final WindowQueue window = new WindowQueue();

    @Test
    void medians() throws SQLException {
        try (DemoMarts marts = new DemoMarts(LINES)) {
            String regions = "[\"West\", \"East\", \"Central\", \"South\"]";
            measure("manager", marts.open(Mart.MANAGER, regions));
            measure("executive", marts.open(Mart.EXECUTIVE, "[\"*\"]"));
        }
    }

    private void measure(String who, Database mart) {
        try (Background background = new Background(new Worker("bench", 4), window)) {
            DashboardViewModel model =
                    new DashboardViewModel(
                            DashboardReports.of(mart, SemanticModel.shipped()),
                            background,
                            new Formats(Locale.US, Currency.getInstance("USD")));
            load(model, DashboardViewModel::refresh);
            for (Preset preset :
                    List.of(Preset.LAST_12_MONTHS, Preset.LAST_MONTH, Preset.ALL_TIME)) {
                load(model, shown -> shown.choiceProperty().set(preset));
                say(who, preset + " opened", model, DashboardViewModel::refresh, _ -> {});
                filters(who + " " + preset, model);
            }
        }
    }

    private void filters(String who, DashboardViewModel model) {
        Consumer<DashboardViewModel> back = shown -> load(shown, all -> all.backTo(0));
        for (Chart chart :
                List.of(
                        Chart.REGIONS,
                        Chart.CATEGORIES,
                        Chart.SHIP_MODES,
                        Chart.RETURN_REASONS,
                        Chart.CUSTOMERS)) {
            Pick pick = model.slicesProperty(chart).get().orElseThrow().getFirst().pick();
            say(who, chart.facet().title(), model, shown -> shown.pick(pick), back);
        }
        Pick category =
                model.slicesProperty(Chart.CATEGORIES).get().orElseThrow().getFirst().pick();
        load(model, shown -> shown.pick(category));
        Pick chairs =
                model.slicesProperty(Chart.SUBCATEGORIES).get().orElseThrow().getFirst().pick();
        say(
                who,
                "Sub-category",
                model,
                shown -> shown.pick(chairs),
                shown -> load(shown, all -> all.drop(Facet.SUBCATEGORY)));
        back.accept(model);
        say(
                who,
                "Weekday and month",
                model,
                shown -> shown.pick(DayOfWeek.MONDAY, Month.MARCH),
                back);
    }

    private void say(
            String who,
            String what,
            DashboardViewModel model,
            Consumer<DashboardViewModel> action,
            Consumer<DashboardViewModel> back) {
        List<Long> first = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            AtomicLong seen = new AtomicLong();
            var watching =
                    model.headlineProperty().subscribe((_, _) -> seen.set(System.nanoTime()));
            load(model, action);
            all.add(System.nanoTime() - start);
            first.add(seen.get() - start);
            watching.unsubscribe();
            back.accept(model);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %s: first %d ms, all %d ms%n",
                who,
                what,
                median(first),
                median(all));
    }

    private static long median(List<Long> nanoseconds) {
        return nanoseconds.stream().sorted().toList().get(nanoseconds.size() / 2) / 1_000_000;
    }

    private void load(DashboardViewModel model, Consumer<DashboardViewModel> action) {
        action.accept(model);
        window.until(() -> !model.busyProperty().get());
    }
}
