package io.millrace.ui.dashboard;

import io.millrace.semantics.dashboard.Chart;
import io.millrace.semantics.dashboard.DashboardReports;
import io.millrace.semantics.dashboard.DemoMarts;
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
import javafx.util.Subscription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long the dashboard takes, at 51 thousand and at one million order lines: from opening it, or
 * from a pick, until the key figures are there, and until everything is.
 *
 * <pre>mvn test -Dtest=DashboardBench -Dtest.excluded= -Dtest.heap=512m -Dmillrace.test.disk=true
 * </pre>
 *
 * {@code -Dmillrace.bench.lines=51290} measures one size alone, {@code -Dmillrace.bench.runs=5}
 * says how often. Prints medians; the first time after a load is told apart.
 */
@Tag("bench")
class DashboardBench {

    private static final int RUNS = Integer.getInteger("millrace.bench.runs", 5);

    private record Row(String who, String what, long first, long all) {}

    private final WindowQueue window = new WindowQueue();
    private final List<Row> rows = new ArrayList<>();

    @Test
    void medians() throws SQLException {
        long only = Long.getLong("millrace.bench.lines", 0);
        for (long lines : only > 0 ? new long[] {only} : new long[] {51_290, 1_000_000}) {
            try (DemoMarts marts = new DemoMarts(lines)) {
                measure("executive, %,d lines".formatted(lines), marts, Mart.EXECUTIVE, "[\"*\"]");
                String regions = "[\"West\", \"East\", \"Central\", \"South\"]";
                measure("manager, %,d lines".formatted(lines), marts, Mart.MANAGER, regions);
            }
        }
        print();
    }

    private void measure(String who, DemoMarts marts, Mart mart, String regions)
            throws SQLException {
        try (Background background = new Background(new Worker("bench", 4), window)) {
            DashboardViewModel model =
                    new DashboardViewModel(
                            DashboardReports.of(marts.open(mart, regions), SemanticModel.shipped()),
                            background,
                            new Formats(Locale.US, Currency.getInstance("USD")));
            once(who, "the first time", model);
            for (Preset preset :
                    List.of(Preset.LAST_12_MONTHS, Preset.LAST_MONTH, Preset.ALL_TIME)) {
                load(model, shown -> shown.choiceProperty().set(preset));
                say(who, preset + " opened", model, DashboardViewModel::refresh, _ -> {});
                filters(who, preset.toString(), model);
            }
        }
    }

    private void once(String who, String what, DashboardViewModel model) {
        long start = System.nanoTime();
        AtomicLong seen = new AtomicLong();
        Subscription watching = watch(model, seen);
        load(model, DashboardViewModel::refresh);
        long all = System.nanoTime() - start;
        watching.unsubscribe();
        add(new Row(who, what, (seen.get() - start) / 1_000_000, all / 1_000_000));
    }

    private void filters(String who, String preset, DashboardViewModel model) {
        Consumer<DashboardViewModel> back = shown -> load(shown, all -> all.backTo(0));
        for (Chart chart :
                List.of(
                        Chart.REGIONS,
                        Chart.CATEGORIES,
                        Chart.SHIP_MODES,
                        Chart.RETURN_REASONS,
                        Chart.CUSTOMERS)) {
            Pick pick = first(model, chart);
            say(who, preset + ", " + chart.facet().title(), model, shown -> shown.pick(pick), back);
        }
        say(
                who,
                preset + ", Weekday and month",
                model,
                shown -> shown.pick(DayOfWeek.MONDAY, Month.MARCH),
                back);
        Pick category = first(model, Chart.CATEGORIES);
        load(model, shown -> shown.pick(category));
        for (Chart chart : List.of(Chart.SUBCATEGORIES, Chart.PRODUCTS)) {
            Pick pick = first(model, chart);
            say(
                    who,
                    preset + ", " + chart.facet().title(),
                    model,
                    shown -> shown.pick(pick),
                    shown -> load(shown, all -> all.drop(chart.facet())));
            load(model, shown -> shown.pick(pick));
        }
        back.accept(model);
    }

    private static Pick first(DashboardViewModel model, Chart chart) {
        return model.slicesProperty(chart).get().orElseThrow().getFirst().pick();
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
            Subscription watching = watch(model, seen);
            load(model, action);
            all.add(System.nanoTime() - start);
            first.add(seen.get() - start);
            watching.unsubscribe();
            back.accept(model);
        }
        add(new Row(who, what, median(first), median(all)));
    }

    /** Also of figures that are equal to those before. */
    private static Subscription watch(DashboardViewModel model, AtomicLong seen) {
        return model.headlineProperty()
                .subscribe(() -> {
                    model.headlineProperty().get();
                    seen.set(System.nanoTime());
                });
    }

    private void add(Row row) {
        rows.add(row);
        print(row);
    }

    private void print() {
        System.out.printf("| %-29s | %-38s | %8s | %8s |%n", "", "", "first ms", "whole ms");
        rows.forEach(DashboardBench::print);
    }

    private static void print(Row row) {
        System.out.printf(
                Locale.ROOT,
                "| %-29s | %-38s | %8d | %8d |%n",
                row.who(),
                row.what(),
                row.first(),
                row.all());
    }

    private static long median(List<Long> nanoseconds) {
        return nanoseconds.stream().sorted().toList().get(nanoseconds.size() / 2) / 1_000_000;
    }

    private void load(DashboardViewModel model, Consumer<DashboardViewModel> action) {
        action.accept(model);
        window.until(() -> !model.busyProperty().get());
    }
}
