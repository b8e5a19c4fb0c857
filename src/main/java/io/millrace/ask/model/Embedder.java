package io.millrace.ask.model;

import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.util.List;
import java.util.Optional;

/** Places texts so that those lie near each other that mean alike. For several threads. */
public interface Embedder {

    /** The one that the settings name; empty where they name none. Asks nobody yet. */
    static Optional<Embedder> of(ModelSettings settings) {
        return settings.provider() == ModelSettings.Provider.OLLAMA
                        && !settings.embedding().isEmpty()
                ? Optional.of(new OllamaEmbedder(settings))
                : Optional.empty();
    }

    /** The model's name, as its server has it. */
    String model();

    /**
     * A vector for each text, in order, all of the same size. The run hears how many are done.
     *
     * @throws io.millrace.MillraceException with code CANNOT_CONNECT if nobody answers there,
     *     CANCELLED if the run is, else FAILED; always with what helps
     */
    List<float[]> embed(List<String> texts, Run run);
}
