package io.millrace.ask.model;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An embedding model that Ollama runs. */
final class OllamaEmbedder implements Embedder {

    /** So that somebody who waits sees it go on. */
    private static final int AT_ONCE = 32;

    private static final Duration BACKOFF = Duration.ofMillis(500);

    private final ModelSettings settings;
    private final OllamaSentences sentences;

    OllamaEmbedder(ModelSettings settings) {
        this.settings = settings;
        this.sentences = new OllamaSentences(settings.url(), settings.embedding());
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
        Signals signals = new Signals(run, settings.patience().whole());
        try (Wire wire = new Wire(signals::add);
                Run.Registration _ = run.onCancel(wire::stop)) {
            CompletableFuture<List<Embedding>> given =
                    wire.call(() ->
                            library(wire)
                                    .embedAll(texts.stream().map(TextSegment::from).toList())
                                    .content());
            signals.first(settings.patience().first());
            return vectors(given.join(), texts.size());
        }
    }

    private static List<float[]> vectors(List<Embedding> given, int wanted)
            throws TroubleException {
        List<float[]> vectors = given.stream().map(Embedding::vector).toList();
        if (vectors.size() != wanted
                || vectors.stream().mapToInt(each -> each.length).distinct().count() != 1
                || vectors.getFirst().length == 0) {
            throw new TroubleException(new Trouble.Garbage(), null);
        }
        return vectors;
    }

    private EmbeddingModel library(Wire wire) {
        return OllamaEmbeddingModel.builder()
                .httpClientBuilder(wire.builder())
                .baseUrl(settings.url().toString())
                .modelName(settings.embedding())
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build();
    }
}
