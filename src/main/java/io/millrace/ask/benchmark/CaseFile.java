package io.millrace.ask.benchmark;

import static io.millrace.ask.benchmark.Expectation.ANSWERED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The questions of one file. */
final class CaseFile {

    private static final String CONTRAST = "contrast";
    private static final Set<Expectation> ANSWER = Set.of(ANSWERED);
    private static final List<String> GOLD =
            List.of("ask", "sql", "or", "ordered", "prefix", "spread", "pair");

    private final Filling filling;
    private final List<BenchmarkCase> cases = new ArrayList<>();

    CaseFile(String file, Filling filling) {
        this.filling = filling;
        Entry.list(file).forEach(this::read);
    }

    List<BenchmarkCase> cases() {
        return cases;
    }

    private void read(Entry entry) {
        if (entry.has("frame") && entry.has(CONTRAST)) {
            contrastFrame(entry.allow(List.of("frame", "kind", "with", "take", CONTRAST)));
        } else if (entry.has("frame")) {
            frame(entry.allow(with(GOLD, "frame", "kind", "with", "take", "each")));
        } else if (entry.has("conversation")) {
            conversation(entry.allow(List.of("conversation", "turns")));
        } else if (entry.has(CONTRAST)) {
            entry.allow(List.of(CONTRAST, "ordered", "one", "other"));
            contrast("contrast." + entry.text(CONTRAST), entry, filling.none(), false);
        } else {
            plain(entry.allow(with(GOLD, "id", "kind", "expect")));
        }
    }

    private static List<String> with(List<String> names, String... more) {
        List<String> all = new ArrayList<>(names);
        all.addAll(List.of(more));
        return all;
    }

    private void plain(Entry entry) {
        Set<Expectation> expected = entry.has("expect") ? expected(entry) : ANSWER;
        Optional<Gold> gold =
                expected.contains(ANSWERED)
                        ? Optional.of(gold(entry, filling.none(), entry.isSet("ordered")))
                        : Optional.empty();
        List<String> questions = entry.texts("ask");
        for (int i = 0; i < questions.size(); i++) {
            cases.add(
                    new BenchmarkCase(
                            entry.text("id") + "." + (i + 1),
                            entry.text("kind"),
                            questions.get(i),
                            List.of(),
                            expected,
                            gold,
                            Optional.empty(),
                            false));
        }
    }

    private static Set<Expectation> expected(Entry entry) {
        return entry.texts("expect").stream()
                .map(word ->
                        Expectation.ofWord(word)
                                .orElseThrow(() -> entry.fault("expect cannot be " + word)))
                .collect(Collectors.toSet());
    }

    private void conversation(Entry entry) {
        List<String> before = new ArrayList<>();
        for (Entry turn : entry.entries("turns")) {
            String question = turn.allow(GOLD).text("ask");
            cases.add(
                    new BenchmarkCase(
                            "conversation."
                                    + entry.text("conversation")
                                    + "."
                                    + (before.size() + 1),
                            before.isEmpty() ? "conversation" : "follow-up",
                            question,
                            before,
                            ANSWER,
                            Optional.of(gold(turn, filling.none(), turn.isSet("ordered"))),
                            Optional.empty(),
                            false));
            before.add(question);
        }
    }

    private void frame(Entry frame) {
        List<String> wordings = frame.texts("ask");
        int each = frame.number("each", 1);
        for (Combination combination : combinations(frame)) {
            Gold gold = gold(frame, combination, frame.isSet("ordered"));
            for (int i = 0; i < each; i++) {
                String wording = wordings.get((combination.number() * each + i) % wordings.size());
                cases.add(
                        new BenchmarkCase(
                                id(frame, combination) + "." + (i + 1),
                                frame.text("kind"),
                                combination.question(wording, i),
                                List.of(),
                                ANSWER,
                                Optional.of(gold),
                                Optional.empty(),
                                true));
            }
        }
    }

    private void contrastFrame(Entry frame) {
        for (Combination combination : combinations(frame)) {
            Entry both = frame.entry(CONTRAST).allow(List.of("ordered", "one", "other"));
            contrast(id(frame, combination), both, combination, true);
        }
    }

    private List<Combination> combinations(Entry frame) {
        return filling.combinations(frame.entry("with"), frame.number("take", 1));
    }

    private static String id(Entry frame, Combination combination) {
        return frame.text("frame") + "." + (combination.number() + 1);
    }

    private void contrast(String id, Entry both, Combination combination, boolean generated) {
        side(id, both, "one", "other", combination, generated);
        side(id, both, "other", "one", combination, generated);
    }

    private void side(
            String id,
            Entry both,
            String name,
            String against,
            Combination combination,
            boolean generated) {
        Entry side = both.entry(name).allow(GOLD);
        cases.add(
                new BenchmarkCase(
                        id + "." + name,
                        CONTRAST,
                        combination.question(side.text("ask"), 0),
                        List.of(),
                        ANSWER,
                        Optional.of(gold(side, combination, both.isSet("ordered"))),
                        Optional.of(id + "." + against),
                        generated));
    }

    private static Gold gold(Entry entry, Combination combination, boolean ordered) {
        List<String> statements = new ArrayList<>();
        statements.add(combination.sql(entry.text("sql")));
        entry.texts("or").forEach(other -> statements.add(combination.sql(other)));
        return new Gold(
                statements,
                ordered,
                entry.isSet("prefix"),
                entry.texts("spread"),
                entry.texts("pair"));
    }
}
