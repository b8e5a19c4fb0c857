package io.millrace.ui.overview;

import io.millrace.warehouse.company.Cohort;
import io.millrace.warehouse.words.Formats;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** How many customers of each cohort ordered again, quarter by quarter; darker is more. */
final class CohortMatrix extends GridPane {

    private static final int MOST = 16;
    private static final double NAME = 72;
    private static final double COUNT = 72;
    private static final double PALEST = 0.06;

    private final Formats formats;

    CohortMatrix(Formats formats) {
        this.formats = formats;
        getStyleClass().add("cohorts");
    }

    /** Shows the latest cohorts. */
    void show(List<Cohort> all) {
        List<Cohort> cohorts = all.subList(Math.max(0, all.size() - MOST), all.size());
        getChildren().clear();
        int quarters = cohorts.stream().mapToInt(cohort -> cohort.active().size()).max().orElse(0);
        constrain(quarters);
        add(note("First order"), 0, 0);
        add(note("Customers"), 1, 0);
        for (int later = 0; later < quarters; later++) {
            add(note(later == 0 ? "Q" : "+" + later), later + 2, 0);
        }
        for (int row = 0; row < cohorts.size(); row++) {
            Cohort cohort = cohorts.get(row);
            add(note(name(cohort)), 0, row + 1);
            add(note(formats.count(cohort.size())), 1, row + 1);
            for (int later = 0; later < cohort.active().size(); later++) {
                add(cell(cohort, later), later + 2, row + 1);
            }
        }
    }

    private void constrain(int quarters) {
        getColumnConstraints().setAll(new ColumnConstraints(NAME), new ColumnConstraints(COUNT));
        for (int i = 0; i < quarters; i++) {
            ColumnConstraints quarter = new ColumnConstraints();
            quarter.setHgrow(Priority.ALWAYS);
            quarter.setFillWidth(true);
            quarter.setHalignment(HPos.CENTER);
            quarter.setMinWidth(24);
            quarter.setPrefWidth(40);
            getColumnConstraints().add(quarter);
        }
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.getStyleClass().add("card-note");
        return note;
    }

    private static String name(Cohort cohort) {
        return "Q%d %d".formatted(cohort.quarter(), cohort.year());
    }

    private StackPane cell(Cohort cohort, int later) {
        double part = cohort.retained(later);
        Region heat = new Region();
        heat.getStyleClass().add("cohort-heat");
        heat.setOpacity(PALEST + (1 - PALEST) * Math.min(1, part) * 0.6);
        Label figure = new Label(formats.wholePercent(part));
        figure.getStyleClass().add("cohort-figure");
        StackPane cell = new StackPane(heat, figure);
        String words =
                "%s, %s: %s of %s customers ordered"
                        .formatted(
                                name(cohort),
                                later == 0 ? "the same quarter" : later + " quarters later",
                                formats.count(cohort.active().get(later)),
                                formats.count(cohort.size()));
        Tooltip.install(cell, new Tooltip(words));
        figure.setAccessibleText(words);
        return cell;
    }
}
