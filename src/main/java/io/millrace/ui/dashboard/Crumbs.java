package io.millrace.ui.dashboard;

import io.millrace.semantics.dashboard.Pick;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the dashboard is narrowed to, step by step, with a way back to each step. */
final class Crumbs {

    private final FlowPane pane;
    private final DashboardViewModel model;

    Crumbs(FlowPane pane, DashboardViewModel model) {
        this.pane = pane;
        this.model = model;
        model.filterProperty().subscribe(filter -> show(filter.picks()));
    }

    private void show(List<Pick> picks) {
        pane.setVisible(!picks.isEmpty());
        pane.setManaged(!picks.isEmpty());
        pane.getChildren().clear();
        if (!picks.isEmpty()) {
            Button all = new Button("Everything");
            all.getStyleClass().addAll("flat", "crumb");
            all.setOnAction(_ -> model.backTo(0));
            pane.getChildren().add(all);
        }
        for (int i = 0; i < picks.size(); i++) {
            pane.getChildren().add(crumb(picks.get(i), i + 1));
        }
    }

    private Node crumb(Pick pick, int count) {
        FontIcon next = new FontIcon(Feather.CHEVRON_RIGHT);
        next.getStyleClass().add("crumb-next");
        String words = pick.facet().title() + ": " + pick.label();
        Button back = new Button(words);
        back.getStyleClass().addAll("flat", "crumb");
        back.setTooltip(new Tooltip("Back to " + words));
        back.setOnAction(_ -> model.backTo(count));
        Button drop = new Button("", new FontIcon(Feather.X));
        drop.getStyleClass().addAll("flat", "crumb-drop");
        drop.setAccessibleText("No longer narrowed by " + words);
        drop.setTooltip(new Tooltip(drop.getAccessibleText()));
        drop.setOnAction(_ -> model.drop(pick.facet()));
        HBox chip = new HBox(back, drop);
        chip.getStyleClass().add("crumb-chip");
        HBox crumb = new HBox(4, next, chip);
        crumb.setAlignment(Pos.CENTER_LEFT);
        return crumb;
    }
}
