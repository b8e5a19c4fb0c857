package io.millrace.ask.model;

import io.millrace.config.ModelSettings;
import io.millrace.config.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Settings for tests that wait no longer than they must. */
public final class TestSettings {

    static final Duration FIRST = Duration.ofMillis(1500);
    static final Duration IDLE = Duration.ofMillis(500);
    static final Duration WHOLE = Duration.ofSeconds(4);

    private TestSettings() {}

    /** A model that Ollama has at this address. */
    public static ModelSettings ollama(String url, String name) {
        return of(ModelSettings.Provider.OLLAMA, url, name, null);
    }

    /** The same server, by an address that nothing tells to be this machine's. */
    public static ModelSettings remoteOllama(String url, String name) {
        return ollama(url.replace("localhost", "0.0.0.0"), name);
    }

    /** A model for embeddings that Ollama has at this address. */
    public static ModelSettings embedding(String url, String embedding) {
        return of(ModelSettings.Provider.OLLAMA, url, "none", embedding, null);
    }

    static ModelSettings of(
            ModelSettings.Provider provider, String url, String name, @Nullable Secret key) {
        return of(provider, url, name, "", key);
    }

    private static ModelSettings of(
            ModelSettings.Provider provider,
            String url,
            String name,
            String embedding,
            @Nullable Secret key) {
        return new ModelSettings(
                provider,
                URI.create(url),
                name,
                embedding,
                16_384,
                new ModelSettings.Patience(FIRST, IDLE, WHOLE),
                false,
                key);
    }
}
