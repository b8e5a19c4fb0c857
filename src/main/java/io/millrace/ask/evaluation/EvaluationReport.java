package io.millrace.ask.evaluation;

import io.millrace.MillraceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report of an evaluation, in Markdown: the figures over all and by kind, what a model took,
 * and every question that was not answered rightly.
 *
 * @param engine that was measured, with its model
 */
public record EvaluationReport(String engine, List<Verdict> verdicts) {

    private static final double MOST = 0.95;

    public EvaluationReport {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * Writes it, in place of what was there.
     *
     * @throws MillraceException with code USAGE if the file cannot be written
     */
    public void write(Path file) {
        try {
            Files.writeString(file, text(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.USAGE,
                    "The report cannot be written to %s. Name another file with --report."
                            .formatted(file),
                    cause);
        }
    }

    String text() {
        return "# Evaluation of %s%n%n%s%n%n%s%n%n%s"
                .formatted(engine, overall(), kinds(), faults());
    }

    private String overall() {
        Scores all = Scores.of(verdicts);
        Spending spent = Spending.of(verdicts);
        return Stream.of(
                        line("Questions", "%,d", verdicts.size()),
                        line(
                                "Right, of those with an answer",
                                "%,d of %,d (%.1f %%)",
                                all.right(),
                                all.answerable(),
                                100 * all.accuracy()),
                        line(
                                "Wrong, of those answered",
                                "%,d of %,d (%.2f %%)",
                                all.wrong(),
                                all.answered(),
                                100 * all.wrongRate()),
                        line(
                                "Rightly not answered",
                                "%,d of %,d",
                                all.silent(),
                                all.unanswerable()),
                        line(
                                "Time for a question",
                                "half within %,d ms, 95 %% within %,d ms",
                                all.percentile(0.5),
                                all.percentile(MOST)),
                        line("Questions to the model", "%,d", spent.questions()),
                        line("Repairs", "%,d", spent.repairs()),
                        line(
                                "Tokens",
                                "%,d read, %,d written",
                                spent.promptTokens(),
                                spent.replyTokens()),
                        line(
                                "Waiting for the model",
                                "%.1f s for each question",
                                spent.secondsEach()))
                .collect(Collectors.joining("\n", "| | |\n|---|---|\n", ""));
    }

    @SuppressWarnings("AnnotateFormatMethod") // As in Output.
    private static String line(String name, String format, Object... figures) {
        return "| %s | %s |".formatted(name, String.format(Locale.ENGLISH, format, figures));
    }

    private String kinds() {
        Map<String, List<Verdict>> byKind =
                verdicts.stream()
                        .collect(
                                Collectors.groupingBy(
                                        verdict -> verdict.question().kind(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return "| kind | questions | right | wrong |\n|---|---:|---:|---:|\n"
                + byKind.entrySet().stream()
                        .map(kind -> row(kind.getKey(), kind.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String row(String kind, List<Verdict> some) {
        return "| %s | %,d | %,d | %,d |"
                .formatted(
                        kind,
                        some.size(),
                        some.stream().filter(Verdict::isRight).count(),
                        some.stream().filter(Verdict::isWrong).count());
    }

    private String faults() {
        List<Verdict> failed = verdicts.stream().filter(verdict -> !verdict.isRight()).toList();
        if (failed.isEmpty()) {
            return "Every question was answered rightly.\n";
        }
        return "| question | what became of it |\n|---|---|\n"
                + failed.stream()
                        .map(verdict ->
                                "| %s | %s |"
                                        .formatted(
                                                cell(verdict.question().question()),
                                                cell(outcome(verdict))))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String outcome(Verdict verdict) {
        return verdict.isWrong()
                ? "wrong: " + verdict.answer().reading()
                : verdict.answer().outcome().word() + ": " + verdict.answer().message();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
