package io.millrace.ui.synccentre;

import io.millrace.etl.PastRun;
import io.millrace.warehouse.words.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/**
 * How long changes were in the shop before the warehouse showed them: a bar for each sync, on a
 * scale on which a second and a day can both be seen.
 */
final class LagChart extends Region {

    private static final List<Duration> MARKS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(10),
                    Duration.ofDays(3));

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration STALE = Duration.ofMinutes(5);
    private static final int MOST_BARS = 60;
    private static final double SCALE = 56;
    private static final double FOOT = 20;
    private static final double WIDEST = 24;
    private static final double LEAST = 3;

    /** A sync that carried something. */
    private record Bar(Region node, Duration lag) {}

    /** A line across, with its name. */
    private record Mark(Region line, Label name, Duration lag) {}

    private final Formats formats;
    private final Label first = new Label();
    private final Label last = new Label();
    private final Label nothing = new Label("No change was carried yet");
    private List<Bar> bars = List.of();
    private List<Mark> marks = List.of();

    LagChart(Formats formats) {
        this.formats = formats;
        getStyleClass().add("lag-chart");
        nothing.getStyleClass().add("nothing");
        first.getStyleClass().add("card-note");
        last.getStyleClass().add("card-note");
        last.setAlignment(Pos.CENTER_RIGHT);
    }

    /** Shows the latest runs; they come the newest first. */
    void show(List<PastRun> runs) {
        List<PastRun> carrying =
                runs.stream()
                        .filter(run -> run.lag().isPresent())
                        .limit(MOST_BARS)
                        .toList()
                        .reversed();
        bars = carrying.stream().map(this::bar).toList();
        Duration most = bars.stream().map(Bar::lag).max(Duration::compareTo).orElse(Duration.ZERO);
        marks = marks(most);
        getChildren().clear();
        if (carrying.isEmpty()) {
            getChildren().add(nothing);
        } else {
            marks.forEach(mark -> getChildren().addAll(mark.line, mark.name));
            bars.forEach(bar -> getChildren().add(bar.node));
            first.setText(formats.moment(carrying.getFirst().startedAt()));
            last.setText(formats.moment(carrying.getLast().startedAt()));
            getChildren().addAll(first, last);
        }
        requestLayout();
    }

    private Bar bar(PastRun run) {
        Duration lag = run.lag().orElseThrow();
        Region node = new Region();
        node.getStyleClass()
                .addAll(
                        "lag-bar",
                        lag.compareTo(FRESH) <= 0
                                ? "lag-fresh"
                                : lag.compareTo(STALE) <= 0 ? "lag-late" : "lag-stale");
        String words =
                "%s: %s until the warehouse showed it"
                        .formatted(formats.moment(run.startedAt()), formats.elapsed(lag));
        Tooltip.install(node, new Tooltip(words));
        node.setAccessibleText(words);
        return new Bar(node, lag);
    }

    private List<Mark> marks(Duration most) {
        List<Mark> needed = new ArrayList<>();
        for (Duration lag : MARKS) {
            Region line = new Region();
            line.getStyleClass().add("lag-line");
            Label name = new Label(formats.duration(lag));
            name.getStyleClass().add("card-note");
            name.setAlignment(Pos.CENTER_RIGHT);
            needed.add(new Mark(line, name, lag));
            if (lag.compareTo(most) >= 0) {
                break;
            }
        }
        return needed;
    }

    private static double height(Duration lag) {
        return Math.log1p(Math.max(0, lag.toMillis()) / 100.0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return 120;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 200;
    }

    @Override
    protected void layoutChildren() {
        nothing.resizeRelocate(0, 0, getWidth(), FOOT);
        if (bars.isEmpty()) {
            return;
        }
        double plot = getHeight() - FOOT;
        double top = FOOT / 2;
        double highest =
                Math.max(
                        marks.stream().mapToDouble(mark -> height(mark.lag)).max().orElse(1),
                        bars.stream().mapToDouble(bar -> height(bar.lag)).max().orElse(1));
        for (Mark mark : marks) {
            double y = snapPositionY(plot - (plot - top) * height(mark.lag) / highest);
            mark.line.resizeRelocate(SCALE, y, getWidth() - SCALE, 1);
            mark.name.resizeRelocate(0, y - FOOT / 2, SCALE - 8, FOOT);
        }
        double step = Math.min(WIDEST, (getWidth() - SCALE) / bars.size());
        for (int i = 0; i < bars.size(); i++) {
            double height = Math.max(LEAST, (plot - top) * height(bars.get(i).lag) / highest);
            bars.get(i)
                    .node
                    .resizeRelocate(
                            SCALE + i * step + 1, plot - height, Math.max(1, step - 2), height);
        }
        first.resizeRelocate(SCALE, plot, (getWidth() - SCALE) / 2, FOOT);
        if (bars.size() > 1) {
            double right = Math.max(getWidth() / 2 + SCALE, SCALE + bars.size() * step);
            last.resizeRelocate(right - getWidth() / 2, plot, getWidth() / 2, FOOT);
        } else {
            last.resizeRelocate(0, 0, 0, 0);
        }
    }
}
