package io.millrace.cli;

import io.millrace.ask.evaluation.Scores;
import io.millrace.ask.evaluation.Spending;
import io.millrace.ask.evaluation.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what an evaluation found: by kind, and over all. */
final class EvaluationLines {

    private static final double MOST = 0.95;

    private final Scores all;
    private final Spending spending;
    private final Map<String, Scores> byKind = new TreeMap<>();
    private final List<Verdict> failed;

    EvaluationLines(List<Verdict> verdicts) {
        all = Scores.of(verdicts);
        spending = Spending.of(verdicts);
        verdicts.stream()
                .collect(Collectors.groupingBy(verdict -> verdict.question().kind()))
                .forEach((kind, some) -> byKind.put(kind, Scores.of(some)));
        failed = verdicts.stream().filter(verdict -> !verdict.isRight()).toList();
    }

    Map<String, Object> json() {
        Map<String, Object> object = new LinkedHashMap<>(json(all));
        object.put("model", json(spending));
        Map<String, Object> kinds = new LinkedHashMap<>();
        byKind.forEach((kind, scores) -> kinds.put(kind, json(scores)));
        object.put("kinds", kinds);
        object.put("not_right", failed.stream().map(EvaluationLines::json).toList());
        return object;
    }

    private static Map<String, Object> json(Scores scores) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("answerable", scores.answerable());
        object.put("right", scores.right());
        object.put("accuracy", scores.accuracy());
        object.put("answered", scores.answered());
        object.put("wrong", scores.wrong());
        object.put("wrong_rate", scores.wrongRate());
        object.put("unanswerable", scores.unanswerable());
        object.put("silent", scores.silent());
        object.put("contrast_collisions", scores.collisions());
        object.put("p50_ms", scores.percentile(0.5));
        object.put("p95_ms", scores.percentile(MOST));
        return object;
    }

    private static Map<String, Object> json(Spending spending) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("questions", spending.questions());
        object.put("repairs", spending.repairs());
        object.put("prompt_tokens", spending.promptTokens());
        object.put("reply_tokens", spending.replyTokens());
        object.put("seconds_each", spending.secondsEach());
        return object;
    }

    private static Map<String, Object> json(Verdict verdict) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", verdict.question().id());
        object.put("question", verdict.question().question());
        object.put("status", verdict.answer().outcome().word());
        object.put("reading", verdict.answer().reading());
        object.put("message", verdict.answer().message());
        return object;
    }

    void print(Output out) {
        for (Verdict verdict : failed) {
            out.line(
                    "%s %s: %s%s"
                            .formatted(
                                    verdict.isWrong() ? "wrong " : "silent",
                                    verdict.question().id(),
                                    verdict.question().question(),
                                    verdict.isWrong()
                                            ? " (read: " + verdict.answer().reading() + ")"
                                            : ""));
        }
        byKind.forEach((kind, scores) ->
                out.line(
                        "%-16s %4d of %4d right, %d wrong"
                                .formatted(
                                        kind,
                                        scores.right() + scores.silent(),
                                        scores.answerable() + scores.unanswerable(),
                                        scores.wrong())));
        out.line(
                "Right: %d of %d answerable (%.1f %%). Wrong: %d of %d answered (%.2f %%)."
                        .formatted(
                                all.right(),
                                all.answerable(),
                                100 * all.accuracy(),
                                all.wrong(),
                                all.answered(),
                                100 * all.wrongRate()));
        out.line(
                "Not answered, as it should be: %d of %d. Pairs taken for the same: %d. Half of the answers within %d ms, 95 %% within %d ms."
                        .formatted(
                                all.silent(),
                                all.unanswerable(),
                                all.collisions().size(),
                                all.percentile(0.5),
                                all.percentile(MOST)));
        if (spending.questions() > 0) {
            out.line(
                    "The model was asked about %d questions, %d of them twice; it read %,d tokens, wrote %,d, and took %.1f s for each."
                            .formatted(
                                    spending.questions(),
                                    spending.repairs(),
                                    spending.promptTokens(),
                                    spending.replyTokens(),
                                    spending.secondsEach()));
        }
    }
}
