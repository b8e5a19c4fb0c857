package io.millrace.config;

import io.millrace.config.ModelSettings.Patience;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what env.yaml says of the language model. */
final class ModelSection {

    private static final String USUAL_URL = "http://localhost:11434";
    private static final String USUAL_MODEL = "qwen2.5-coder:7b";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Section section;
    private final Map<String, String> environment;
    private final Function<String, Secret> file;

    /**
     * Reads one section.
     *
     * @param file reads the secret from the file that a setting names
     */
    ModelSection(Section section, Map<String, String> environment, Function<String, Secret> file) {
        this.section = section;
        this.environment = environment;
        this.file = file;
    }

    ModelSettings read() {
        ModelSettings.Provider provider = provider();
        URI url = url();
        Secret key = key();
        ModelSettings read =
                new ModelSettings(
                        provider,
                        url,
                        section.text("name", USUAL_MODEL, USUAL_MODEL),
                        section.text("embedding", "", "nomic-embed-text"),
                        section.whole("context", 2_048, 1_000_000, 16_384),
                        patience(),
                        section.truth("row_values", false),
                        key);
        if (provider == ModelSettings.Provider.OPENAI_COMPATIBLE && !section.has("url")) {
            section.wrong("url", "is missing", "https://models.example.com/v1");
        }
        if (provider == ModelSettings.Provider.OPENAI_COMPATIBLE && !read.embedding().isEmpty()) {
            section.wrong(
                    "embedding",
                    read.embedding(),
                    "needs provider: ollama; with this one, leave it out",
                    "\"\"");
        }
        if (key != null && !read.staysHere() && url.getScheme().equals("http")) {
            section.wrong(
                    "url",
                    url.toString(),
                    "sends the key in the clear; only this machine may have http with a key",
                    "https://models.example.com/v1");
        }
        return read;
    }

    private Patience patience() {
        return new Patience(
                seconds("load_seconds", 180),
                seconds("idle_seconds", 15),
                seconds("answer_seconds", 600));
    }

    private Duration seconds(String key, int usual) {
        return Duration.ofSeconds(section.whole(key, 1, 3_600, usual));
    }

    private ModelSettings.Provider provider() {
        String word =
                section.text(
                        "provider",
                        ModelSettings.Provider.OLLAMA.word(),
                        ModelSettings.Provider.OLLAMA.word());
        for (ModelSettings.Provider provider : ModelSettings.Provider.values()) {
            if (provider.word().equals(word)) {
                return provider;
            }
        }
        section.wrong("provider", word, "is none of none, ollama, openai-compatible", "ollama");
        return ModelSettings.Provider.NONE;
    }

    private URI url() {
        String text = section.text("url", USUAL_URL, USUAL_URL);
        try {
            URI url = new URI(text);
            if (url.getHost() != null
                    && SCHEMES.contains(url.getScheme())
                    && url.getUserInfo() == null
                    && url.getQuery() == null
                    && url.getFragment() == null) {
                return URI.create(text.replaceFirst("/+$", ""));
            }
        } catch (URISyntaxException _) {
            // Told below, with whatever else is no address.
        }
        // Not shown: there may be a password in it.
        section.wrong("url", "is no address of the form http://host:port", USUAL_URL);
        return URI.create(USUAL_URL);
    }

    private @Nullable Secret key() {
        boolean isNamed = section.has("key_environment");
        if (section.has("key_file")) {
            if (isNamed) {
                section.wrong(
                        "key_file",
                        "stands beside key_environment; keep one of the two",
                        "/run/secrets/model-key");
            }
            return file.apply("key_file");
        }
        return isNamed ? fromEnvironment() : null;
    }

    private @Nullable Secret fromEnvironment() {
        String name = section.text("key_environment", "", "MODEL_KEY");
        Optional<String> value =
                Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
        if (value.isEmpty()) {
            section.wrong(
                    "key_environment",
                    name,
                    "is no variable of the environment that Millrace runs in",
                    "MODEL_KEY  after  export MODEL_KEY=…");
        }
        return value.map(Secret::new).orElse(null);
    }
}
