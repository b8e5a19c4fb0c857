package io.millrace.ask.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An embedding model that Ollama runs. */
final class OllamaEmbedder implements Embedder {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** So that somebody who waits sees it go on. */
    private static final int AT_ONCE = 32;

    private static final Duration BACKOFF = Duration.ofMillis(500);

    private final ModelSettings settings;
    private final OllamaSentences sentences;
    private final Calls calls;

    OllamaEmbedder(ModelSettings settings) {
        this.settings = settings;
        this.sentences = new OllamaSentences(settings.url(), settings.embedding());
        this.calls = new Calls(settings.url(), Map.of());
    }

    @Override
    public String model() {
        return settings.embedding();
    }

    @Override
    public List<float[]> embed(List<String> texts, Run run) {
        List<float[]> all = new ArrayList<>();
        try {
            for (int from = 0; from < texts.size(); from += AT_ONCE) {
                List<String> some = texts.subList(from, Math.min(from + AT_ONCE, texts.size()));
                all.addAll(Attempts.of(() -> ask(some, run), BACKOFF, run));
                run.progress(all.size(), texts.size());
            }
        } catch (TroubleException failed) {
            run.check();
            throw sentences.of(failed);
        }
        return all;
    }

    private List<float[]> ask(List<String> texts, Run run) throws TroubleException {
        ObjectNode body = JSON.createObjectNode().put("model", settings.embedding());
        texts.forEach(body.putArray("input")::add);
        JsonNode reply = calls.call("/api/embed", body, settings.patience(), run);
        return vectors(reply.path("embeddings"), texts.size());
    }

    private static List<float[]> vectors(JsonNode given, int wanted) throws TroubleException {
        List<float[]> vectors = given.valueStream().map(OllamaEmbedder::vector).toList();
        if (vectors.size() != wanted
                || vectors.stream().mapToInt(each -> each.length).distinct().count() != 1
                || vectors.getFirst().length == 0) {
            throw new TroubleException(new Trouble.Garbage(), null);
        }
        return vectors;
    }

    /** Empty where it is no list of numbers. */
    private static float[] vector(JsonNode given) {
        float[] vector = new float[given.size()];
        for (int i = 0; i < vector.length; i++) {
            if (!given.path(i).isNumber()) {
                return new float[0];
            }
            vector[i] = given.path(i).floatValue();
        }
        return vector;
    }
}
