package io.millrace.ask.prompt;

import io.millrace.ask.model.Embedder;
import io.millrace.work.Run;
import java.util.List;

/** An embedding model that is told nothing until the person allows it. */
record ConsentedEmbedder(Embedder embedder, ModelConsent consent) implements Embedder {

    @Override
    public String model() {
        return embedder.model();
    }

    @Override
    public List<float[]> embed(List<String> texts, Run run) {
        consent.require();
        return embedder.embed(texts, run);
    }
}
