package io.millrace.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which language model may read what the built-in engine cannot.
 *
 * @param provider who runs it
 * @param url where that one answers
 * @param name of the model, as the provider has it
 * @param embedding the model of Ollama to find similar questions with; empty where their words do
 * @param context how many tokens it may be given at most, question and reply together
 * @param patience how long it may take
 * @param tellsRowValues whether values of rows may stand in what it is given; masked ones never do
 * @param key what an openai-compatible server asks for; null where it asks for none
 */
public record ModelSettings(
        Provider provider,
        URI url,
        String name,
        String embedding,
        int context,
        Patience patience,
        boolean tellsRowValues,
        @Nullable Secret key) {

    /** Who runs the model. */
    public enum Provider {
        /** Nobody: the built-in engine answers alone. */
        NONE("none"),
        OLLAMA("ollama"),
        /** Any server that speaks as OpenAI's does. */
        OPENAI_COMPATIBLE("openai-compatible");

        private final String word;

        Provider(String word) {
            this.word = word;
        }

        /** The word for it in env.yaml. */
        public String word() {
            return word;
        }
    }

    /**
     * How long to wait.
     *
     * @param first for the first word, which comes after the model is loaded and the question read
     * @param idle for each word after it
     * @param whole for all of an answer
     */
    public record Patience(Duration first, Duration idle, Duration whole) {}

    /** Whether all that the model is given stays on this machine, judged by the name alone. */
    public boolean staysHere() {
        return provider == Provider.NONE || ServerSettings.isLoopback(url.getHost());
    }

    /** The same server, another model. */
    public ModelSettings withName(String other) {
        return new ModelSettings(
                provider, url, other, embedding, context, patience, tellsRowValues, key);
    }
}
