package io.millrace.ui.charts;

import io.millrace.semantics.sql.Column;
import io.millrace.ui.charts.Drawing.Line;
import io.millrace.ui.charts.Drawing.Matrix;
import io.millrace.ui.charts.Plot.Marks;
import io.millrace.ui.charts.Plot.Spot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Side;
import javafx.scene.chart.NumberAxis;
import javafx.util.StringConverter;

/** Makes the plots of lines and of dots. */
final class Plots {

    private static final int LABELS = 8;

    private final Drawing drawing;
    private final CellWords words;

    Plots(Drawing drawing, CellWords words) {
        this.drawing = drawing;
        this.words = words;
    }

    /** A line for each series along the bottom. */
    Plot lines() {
        Matrix matrix = drawing.matrix(words);
        Column x = drawing.column(Objects.requireNonNull(drawing.chart().x()));
        List<String> names = matrix.names().stream().map(name -> words.name(x, name)).toList();
        Scale places = Scale.places(names.size(), LABELS);
        NumberAxis bottom =
                places.axis(
                        Side.BOTTOM,
                        write(at ->
                                at < 0 || at > names.size() - 1 ? "" : named(names, at, places)));
        List<BigDecimal> all =
                matrix.lines().stream()
                        .flatMap(line -> line.values().stream())
                        .filter(Objects::nonNull)
                        .toList();
        return new Plot(bottom, left(all, true), marks(matrix), true, places(matrix, names));
    }

    /** The axis marks its end too, which would crowd a label beside it. */
    private static String named(List<String> names, double at, Scale places) {
        return (int) at % (int) places.step() == 0 ? names.get((int) at) : "";
    }

    private NumberAxis left(List<BigDecimal> all, boolean withNought) {
        Column figures = drawing.figures();
        return Scale.around(least(all), most(all), withNought)
                .axis(Side.LEFT, write(value -> words.onAxis(figures, value)));
    }

    private static double least(List<BigDecimal> all) {
        return all.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
    }

    private static double most(List<BigDecimal> all) {
        return all.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
    }

    private static List<Marks> marks(Matrix matrix) {
        List<Marks> marks = new ArrayList<>();
        for (Line line : matrix.lines()) {
            List<Spot> spots = new ArrayList<>();
            for (int i = 0; i < line.values().size(); i++) {
                BigDecimal value = line.values().get(i);
                if (value != null) {
                    spots.add(new Spot(i, value.doubleValue(), ""));
                }
            }
            marks.add(new Marks(AnswerChart.colour(marks.size()), spots));
        }
        return marks;
    }

    private List<Spot> places(Matrix matrix, List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Spot(i, 0, names.get(i) + ": " + figures(matrix, i)))
                .toList();
    }

    private String figures(Matrix matrix, int place) {
        Column figures = drawing.figures();
        boolean isOne = matrix.lines().size() == 1;
        return matrix.lines().stream()
                .filter(line -> line.values().get(place) != null)
                .map(line ->
                        (isOne ? "" : line.name() + " ")
                                + words.brief(figures, line.values().get(place)))
                .collect(Collectors.joining(" · "));
    }

    /** A dot for each row, by two figures. */
    Plot dots() {
        String x = Objects.requireNonNull(drawing.chart().x());
        String y = drawing.chart().y().getFirst();
        List<Spot> spots = new ArrayList<>();
        List<BigDecimal> across = new ArrayList<>();
        List<BigDecimal> down = new ArrayList<>();
        for (int row = 0; row < drawing.rows().size(); row++) {
            OptionalDouble first = drawing.number(row, x);
            OptionalDouble second = drawing.number(row, y);
            if (first.isPresent() && second.isPresent()) {
                across.add(BigDecimal.valueOf(first.getAsDouble()));
                down.add(BigDecimal.valueOf(second.getAsDouble()));
                spots.add(new Spot(first.getAsDouble(), second.getAsDouble(), words(row, x, y)));
            }
        }
        Column column = drawing.column(x);
        NumberAxis bottom =
                Scale.around(least(across), most(across), false)
                        .axis(Side.BOTTOM, write(value -> words.onAxis(column, value)));
        bottom.setLabel(column.label());
        NumberAxis left = left(down, false);
        left.setLabel(drawing.column(y).label());
        return new Plot(bottom, left, List.of(new Marks(1, spots)), false, spots);
    }

    private String words(int row, String x, String y) {
        String series = drawing.chart().series();
        String name =
                series == null
                        ? ""
                        : words.name(drawing.column(series), drawing.cell(row, series)) + ": ";
        return name + figure(row, x) + " · " + figure(row, y);
    }

    private String figure(int row, String name) {
        Column column = drawing.column(name);
        return column.label() + " " + words.brief(column, drawing.cell(row, name));
    }

    private static StringConverter<Number> write(DoubleFunction<String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return text.apply(value.doubleValue());
            }

            @Override
            public Number fromString(String unused) {
                throw new UnsupportedOperationException("An axis is only written");
            }
        };
    }
}
