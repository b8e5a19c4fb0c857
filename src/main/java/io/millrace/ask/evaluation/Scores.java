package io.millrace.ask.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The figures of an evaluation.
 *
 * @param answerable questions that have an answer
 * @param right those of them that were answered rightly
 * @param answered all questions that got rows
 * @param wrong those of them with the wrong rows
 * @param unanswerable all others: without an answer, or with several meanings
 * @param silent those of them that got no rows
 * @param collisions contrast pairs of which both questions were answered alike
 * @param millis of each question, sorted
 */
public record Scores(
        int answerable,
        int right,
        int answered,
        int wrong,
        int unanswerable,
        int silent,
        List<String> collisions,
        List<Long> millis) {

    public static Scores of(List<Verdict> verdicts) {
        return new Scores(
                count(verdicts, v -> v.question().mustBeAnswered()),
                count(verdicts, v -> v.question().mustBeAnswered() && v.isRight()),
                count(verdicts, Verdict::isAnswered),
                count(verdicts, Verdict::isWrong),
                count(verdicts, v -> !v.question().mustBeAnswered()),
                count(verdicts, v -> !v.question().mustBeAnswered() && !v.isAnswered()),
                collisions(verdicts),
                verdicts.stream().map(v -> v.answer().elapsed().toMillis()).sorted().toList());
    }

    private static int count(List<Verdict> verdicts, Predicate<Verdict> which) {
        return Math.toIntExact(verdicts.stream().filter(which).count());
    }

    /** Two that must differ, and were understood as the same. */
    private static List<String> collisions(List<Verdict> verdicts) {
        Map<String, Verdict> byId =
                verdicts.stream().collect(Collectors.toMap(v -> v.question().id(), v -> v));
        return verdicts.stream()
                .filter(v ->
                        v.question()
                                .contrast()
                                .map(byId::get)
                                .filter(other -> alike(v, other))
                                .isPresent())
                .map(v -> v.question().id())
                .toList();
    }

    private static boolean alike(Verdict one, Verdict other) {
        return one.isAnswered()
                && other.isAnswered()
                && Objects.equals(one.answer().query(), other.answer().query());
    }

    public double accuracy() {
        return answerable == 0 ? 1 : (double) right / answerable;
    }

    public double wrongRate() {
        return answered == 0 ? 0 : (double) wrong / answered;
    }

    /**
     * The time within which this part of the questions was answered.
     *
     * @param part a fraction, such as 0.95
     */
    public long percentile(double part) {
        return millis.isEmpty()
                ? 0
                : millis.get(Math.min(millis.size() - 1, (int) (millis.size() * part)));
    }
}
