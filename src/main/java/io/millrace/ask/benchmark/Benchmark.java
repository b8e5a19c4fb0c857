package io.millrace.ask.benchmark;

import io.millrace.MillraceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** All questions, always in the same order. */
public final class Benchmark {

    /** Frames come last: what somebody wrote by hand is not made again. */
    private static final List<String> FILES =
            List.of(
                    "totals.yaml",
                    "groups.yaml",
                    "filters.yaml",
                    "time.yaml",
                    "ranking.yaml",
                    "shares.yaml",
                    "comparisons.yaml",
                    "series.yaml",
                    "averages.yaml",
                    "returns.yaml",
                    "shipping.yaml",
                    "discounts.yaml",
                    "customers.yaml",
                    "analysis.yaml",
                    "contrast.yaml",
                    "conversations.yaml",
                    "ambiguous.yaml",
                    "unanswerable.yaml",
                    "hostile.yaml",
                    "frames.yaml");

    private final List<BenchmarkCase> cases = new ArrayList<>();
    private final Map<String, BenchmarkCase> byId = new HashMap<>();
    private final Set<List<String>> asked = new HashSet<>();

    private Benchmark() {
        Filling filling = new Filling();
        for (String file : FILES) {
            new CaseFile(file, filling).cases().forEach(this::add);
        }
        cases.forEach(this::requireContrast);
    }

    /**
     * Reads the questions that ship with Millrace.
     *
     * @throws MillraceException with code BAD_DATA if a file does not keep to the format
     */
    public static List<BenchmarkCase> load() {
        return List.copyOf(new Benchmark().cases);
    }

    private void add(BenchmarkCase each) {
        List<String> conversation = new ArrayList<>(each.after());
        conversation.add(each.question());
        conversation.replaceAll(Benchmark::plain);
        boolean isNew = asked.add(conversation);
        // Half of a contrast would be no use, so those are kept whatever else is asked.
        if (!isNew && each.generated() && each.contrast().isEmpty()) {
            return;
        }
        if (!isNew && !each.generated()) {
            throw fault(each.id() + " asks again what another asked: " + each.question());
        }
        if (byId.put(each.id(), each) != null) {
            throw fault(each.id() + " is there twice.");
        }
        cases.add(each);
    }

    private void requireContrast(BenchmarkCase each) {
        each.contrast()
                .filter(other -> !byId.containsKey(other))
                .ifPresent(other -> {
                    throw fault(each.id() + " is held against " + other + ", which is not there.");
                });
    }

    /** Without what does not make it another question. */
    private static String plain(String question) {
        return question.toLowerCase(Locale.ROOT).replaceAll("[?.!\\s]+", " ").strip();
    }

    private static MillraceException fault(String sentence) {
        return new MillraceException(MillraceException.Code.BAD_DATA, "The benchmark: " + sentence);
    }
}
