package io.millrace.ask.prompt;

import io.millrace.MillraceException;
import io.millrace.ask.model.Embedder;
import io.millrace.work.Run;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the verified questions that an embedding model places nearest to another; by their words
 * while that model cannot be asked. It only chooses examples: what is near is not what means the
 * same.
 */
final class ExamplesByMeaning implements ExampleFinder {

    private static final String STAGE = "Comparing with verified questions";

    private static final float[] NOWHERE = {};

    private record Near(Example example, double likeness) {}

    private final List<Example> examples;
    private final Embedder embedder;
    private final EmbeddingFile file;
    private final ExampleFinder byWords;

    /** By the text of the question. */
    private volatile @Nullable Map<String, float[]> placed;

    /**
     * Finds among these.
     *
     * @param file keeps where they are placed
     * @param byWords finds them where the embedding model cannot be asked
     */
    ExamplesByMeaning(
            Collection<Example> examples,
            Embedder embedder,
            EmbeddingFile file,
            ExampleFinder byWords) {
        this.examples = List.copyOf(examples);
        this.embedder = embedder;
        this.file = file;
        this.byWords = byWords;
    }

    @Override
    public Found nearest(String question, int most, Run run) {
        if (examples.isEmpty()) {
            return new Found(List.of(), "");
        }
        try {
            return run.stage(STAGE, () -> new Found(near(question, most, run), ""));
        } catch (MillraceException failed) {
            return switch (failed.code()) {
                case CANCELLED, NOT_PERMITTED -> throw failed;
                case USAGE, CONFIGURATION, BAD_DATA, CANNOT_CONNECT, FAILED ->
                        new Found(
                                byWords.nearest(question, most, run).examples(),
                                "Similar verified questions were found by their words alone. "
                                        + failed.getMessage());
            };
        }
    }

    private List<Example> near(String question, int most, Run run) {
        Map<String, float[]> places = places(run);
        float[] wanted = embedder.embed(List.of(question), run).getFirst();
        if (places.values().stream().anyMatch(each -> each.length != wanted.length)) {
            // Another model goes by the same name now.
            places = place(Map.of(), run);
        }
        Map<String, float[]> known = places;
        return examples.stream()
                .map(each ->
                        new Near(
                                each,
                                likeness(wanted, known.getOrDefault(each.question(), NOWHERE))))
                .sorted(Comparator.comparingDouble((Near near) -> -near.likeness()))
                .limit(most)
                .map(Near::example)
                .toList();
    }

    private Map<String, float[]> places(Run run) {
        Map<String, float[]> known = placed;
        return known == null ? place(file.read(embedder.model(), questions()), run) : known;
    }

    /** Has those placed that are not known, and keeps them for the next time. */
    private Map<String, float[]> place(Map<String, float[]> known, Run run) {
        List<String> missing =
                questions().stream().filter(question -> !known.containsKey(question)).toList();
        Map<String, float[]> all = new HashMap<>(known);
        if (!missing.isEmpty()) {
            List<float[]> vectors = embedder.embed(missing, run);
            for (int i = 0; i < missing.size(); i++) {
                all.put(missing.get(i), vectors.get(i));
            }
            file.keep(embedder.model(), all);
        }
        placed = all;
        return all;
    }

    private List<String> questions() {
        return examples.stream().map(Example::question).distinct().toList();
    }

    /** The cosine of the angle between them. */
    private static double likeness(float[] one, float[] other) {
        if (one.length != other.length) {
            return 0;
        }
        double length = Math.sqrt(product(one, one) * product(other, other));
        return length == 0 ? 0 : product(one, other) / length;
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
