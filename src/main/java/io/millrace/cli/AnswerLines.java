package io.millrace.cli;

import io.millrace.ask.Answer;
import io.millrace.ask.Proof;
import io.millrace.ask.chart.Chart;
import io.millrace.ask.chips.Chip;
import io.millrace.ask.chips.Chip.Alternative;
import io.millrace.semantics.sql.Column;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers: one JSON object each, or lines for people. */
final class AnswerLines {

    private AnswerLines() {}

    /** As DESIGN and README describe it: dates ISO, numbers as numbers. */
    static Map<String, Object> json(Answer answer) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("question", answer.question());
        object.put("status", answer.outcome().word());
        object.put("engine", answer.engine().word());
        object.put("reading", answer.reading());
        object.put("chips", answer.chips().stream().map(AnswerLines::chip).toList());
        object.put(
                "choices",
                answer.choices().stream()
                        .map(choice ->
                                Map.of("label", choice.label(), "question", choice.question()))
                        .toList());
        object.put("sql", answer.sql());
        object.put("parameters", answer.parameters());
        object.put("columns", answer.columns().stream().map(Column::name).toList());
        object.put("rows", answer.rows());
        object.put("row_count", answer.rows().size());
        object.put("chart", chart(answer.chart()));
        object.put("message", answer.message());
        object.put("proof", proof(answer.proof()));
        object.put("elapsed_ms", answer.elapsed().toMillis());
        return object;
    }

    private static Map<String, Object> chip(Chip chip) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", chip.kind().word());
        object.put("label", chip.label());
        object.put("alternatives", chip.alternatives().stream().map(Alternative::label).toList());
        return object;
    }

    private static Map<String, Object> chart(Chart chart) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", chart.kind().word());
        object.put("x", chart.x());
        object.put("y", chart.y());
        object.put("series", chart.series());
        return object;
    }

    private static @Nullable Map<String, Object> proof(@Nullable Proof proof) {
        if (proof == null) {
            return null;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("watermark", proof.watermark().toString());
        object.put("behind_seconds", proof.behind().toSeconds());
        object.put("reconciled", proof.reconciled());
        object.put("rows_scanned", proof.rowsScanned());
        return object;
    }

    /** The table, the finding, and how the question was read. */
    static void print(Answer answer, Output out) {
        if (!answer.columns().isEmpty()) {
            AnswerTable.of(answer).lines().forEach(line -> out.line("%s", line));
        }
        if (!answer.message().isEmpty()) {
            out.line(answer.message());
        }
        answer.choices().forEach(choice -> out.line("  " + choice.question()));
        if (!answer.reading().isEmpty()) {
            out.line("I read: " + answer.reading() + ".");
        }
    }
}
