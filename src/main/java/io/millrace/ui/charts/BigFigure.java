package io.millrace.ui.charts;

import io.millrace.semantics.sql.Column;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One figure at a glance, with those beside it with which it is compared. */
final class BigFigure extends HBox {

    BigFigure(Drawing drawing, CellWords words) {
        super(40);
        getStyleClass().add("big-figure");
        setAlignment(Pos.BOTTOM_LEFT);
        List<String> figures = drawing.chart().y();
        String x = drawing.chart().x();
        for (int i = 0; i < figures.size(); i++) {
            Column column = drawing.column(figures.get(i));
            Label value = new Label(words.full(column, drawing.cell(0, figures.get(i))));
            value.getStyleClass().add(i == 0 ? "big-figure-value" : "big-figure-other");
            Label title =
                    new Label(
                            i == 0 && x != null
                                    ? words.name(drawing.column(x), drawing.cell(0, x))
                                            + " · "
                                            + column.label()
                                    : column.label());
            title.getStyleClass().add("card-note");
            getChildren().add(new VBox(2, title, value));
        }
    }
}
