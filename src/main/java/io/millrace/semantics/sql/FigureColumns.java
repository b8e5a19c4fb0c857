package io.millrace.semantics.sql;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Share;
import java.util.List;
import java.util.Locale;

/** The columns of figures that people see, and what they are called. */
final class FigureColumns {

    private final Breakdown query;
    private final Figures figures;
    private final Output output;
    private final MeasureNames names;

    FigureColumns(Breakdown query, Figures figures, Output output) {
        this.query = query;
        this.figures = figures;
        this.output = output;
        this.names = new MeasureNames(figures.model());
    }

    void show(Stage stage, List<Variant> variants) {
        for (Measure measure : query.measures()) {
            String column = figures.column(measure);
            String label = names.label(measure);
            Format format = figures.sql().format(measure);
            PeriodNames periods = new PeriodNames(query, variants);
            show(stage, column, label + periods.own(), format, Column.Role.VALUE);
            if (query.comparison() != null) {
                compared(stage, column, label, format, periods.other());
            }
            share(stage, column, label, format);
            accumulation(stage, column, label, format);
        }
    }

    private void compared(Stage stage, String column, String label, Format format, String other) {
        String suffix =
                query.comparison() instanceof Comparison.OfValues
                        ? Variants.OTHER
                        : Variants.BEFORE;
        show(stage, column + suffix, label + other, format, Column.Role.COMPARED);
        show(stage, column + "_difference", label + ", difference", format, Column.Role.DIFFERENCE);
        show(stage, column + "_growth", label + ", growth", Format.PERCENT, Column.Role.GROWTH);
    }

    private void share(Stage stage, String column, String label, Format format) {
        if (query.share() == null) {
            return;
        }
        if (query.share() instanceof Share.OfWhole) {
            show(
                    stage,
                    column + Variants.WHOLE,
                    label + " of the whole",
                    format,
                    Column.Role.COMPARED);
        }
        show(
                stage,
                column + "_share",
                "Share of " + label.toLowerCase(Locale.ROOT),
                Format.PERCENT,
                Column.Role.SHARE);
    }

    private void accumulation(Stage stage, String column, String label, Format format) {
        Accumulation accumulation = query.accumulation();
        if (accumulation == null) {
            return;
        }
        String how =
                switch (accumulation) {
                    case Accumulation.Running() -> ", running total";
                    case Accumulation.Moving(int steps) -> ", average of " + steps;
                };
        show(
                stage,
                column + Derivation.ACCUMULATED,
                label + how,
                format == Format.NUMBER && accumulation instanceof Accumulation.Moving
                        ? Format.DECIMAL
                        : format,
                Column.Role.ACCUMULATED);
    }

    private void show(Stage stage, String column, String label, Format format, Column.Role role) {
        output.show(stage.column(column), column, label, format, role);
    }
}
