package io.millrace.ui.ask;

import io.millrace.ask.Answer;
import io.millrace.ask.chart.Chart;
import io.millrace.ask.export.ProofLines;
import io.millrace.ui.charts.AnswerChart;
import io.millrace.ui.charts.Drawing;
import io.millrace.warehouse.words.Formats;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Draws an answer with all of its proof on a picture that can leave the house. */
final class AnswerPicture {

    private static final double WIDTH = 1000;
    private static final double LINES = 320;

    private final Formats formats;
    private final Scene like;

    /**
     * Draws in the colours of a window.
     *
     * @param like what is shown in the window
     */
    AnswerPicture(Formats formats, Scene like) {
        this.formats = formats;
        this.like = like;
    }

    /** On the window's thread. */
    Image of(Answer answer, Chart drawn) {
        AnswerChart chart = new AnswerChart(formats);
        chart.show(new Drawing(drawn, answer.columns(), answer.rows()));
        if (drawn.kind() == Chart.Kind.LINE || drawn.kind() == Chart.Kind.SCATTER) {
            chart.setMinHeight(LINES);
        }
        String proof =
                new ProofLines(formats)
                        .of(answer).stream()
                                .map(line -> line.title() + ": " + line.text())
                                .collect(Collectors.joining("\n"));
        VBox page =
                new VBox(
                        16,
                        label(answer.question(), "turn-question"),
                        label(answer.message(), "turn-message"),
                        chart,
                        label(proof, "turn-proof-text"),
                        label(ProofLines.sql(answer), "sql"));
        page.getStyleClass().addAll("page", "answer-picture");
        page.getStylesheets()
                .add(
                        Objects.requireNonNull(AnswerPicture.class.getResource("ask.css"))
                                .toExternalForm());
        page.setMinHeight(Region.USE_PREF_SIZE);
        Scene scene = new Scene(page, WIDTH, -1);
        scene.getStylesheets().setAll(like.getStylesheets());
        page.applyCss();
        page.resize(WIDTH, page.prefHeight(WIDTH));
        page.layout();
        return page.snapshot(null, null);
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
