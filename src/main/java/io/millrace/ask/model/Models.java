package io.millrace.ask.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.MillraceException;
import io.millrace.config.ModelSettings;
import io.millrace.config.Secret;
import io.millrace.work.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks after language models: which there are, fetching one, trying one. Asks on each call. */
public final class Models {

    /** Made for forms and statements; takes 5 GB. Any other may be named. */
    public static final String RECOMMENDED = "qwen2.5-coder:7b";

    /** Takes 2 GB. */
    public static final String SMALL = "qwen2.5-coder:3b";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String QUESTION = "How much did we sell in 2024?";
    private static final String RULES =
            "You fill in a form about a question. Reply with one JSON object and nothing else:"
                    + " {\"measure\": \"sales\" or \"profit\" or \"orders\", \"year\": a number}";

    private final ModelSettings settings;
    private final OllamaServer ollama;
    private final OllamaSentences sentences;

    public Models(ModelSettings settings) {
        this.settings = settings;
        this.ollama = new OllamaServer(settings.url());
        this.sentences = new OllamaSentences(settings.url(), settings.name());
    }

    /**
     * How it stands. That nobody answers is a state and no failure.
     *
     * @throws MillraceException with code CANCELLED if the run is cancelled
     */
    public ModelsState look(Run run) {
        return switch (settings.provider()) {
            case NONE ->
                    state(
                            false,
                            "",
                            List.of(),
                            "No model is asked. To have one, write in env.yaml:  model: {provider: ollama}");
            case OLLAMA -> ofOllama(run);
            case OPENAI_COMPATIBLE -> ofOpenAi(run);
        };
    }

    private ModelsState ofOllama(Run run) {
        try {
            String version = ollama.version(run);
            List<InstalledModel> models = ollama.models(run);
            String advice =
                    OllamaServer.isTooOld(version)
                            ? sentences.tooOld("Ollama " + version)
                            : isThere(models) ? "" : sentences.missing();
            return state(true, version, models, advice);
        } catch (TroubleException failed) {
            run.check();
            return state(false, "", List.of(), String.valueOf(sentences.of(failed).getMessage()));
        }
    }

    private ModelsState ofOpenAi(Run run) {
        try {
            List<InstalledModel> models = listed(run);
            return state(
                    true,
                    "",
                    models,
                    models.isEmpty() || isThere(models)
                            ? ""
                            : "The server has no model %s. Name one of its models in env.yaml:  model: {name: …}"
                                    .formatted(settings.name()));
        } catch (TroubleException failed) {
            run.check();
            // Some servers answer chats and have no list.
            return failed.trouble().keepsOut()
                    ? state(
                            false,
                            "",
                            List.of(),
                            String.valueOf(new OpenAiSentences(settings).of(failed).getMessage()))
                    : state(true, "", List.of(), "");
        }
    }

    private List<InstalledModel> listed(Run run) throws TroubleException {
        Secret key = settings.key();
        Map<String, String> headers =
                key == null ? Map.of() : Map.of("Authorization", "Bearer " + key.value());
        List<InstalledModel> models = new ArrayList<>();
        for (JsonNode each :
                new Calls(settings.url(), headers).call("/models", null, run).path("data")) {
            String name = each.path("id").asText();
            if (!name.isEmpty()) {
                models.add(new InstalledModel(name, 0, "", "", 0, Set.of()));
            }
        }
        return models;
    }

    private boolean isThere(List<InstalledModel> models) {
        return models.stream().anyMatch(model -> model.isCalled(settings.name()));
    }

    private ModelsState state(
            boolean isReachable, String version, List<InstalledModel> models, String advice) {
        return new ModelsState(
                settings.provider(),
                settings.url(),
                isReachable,
                version,
                models,
                settings.name(),
                isReachable && advice.isEmpty(),
                advice);
    }

    /**
     * Has Ollama fetch a model. The run hears of bytes done and in all; what is fetched when it is
     * cancelled is kept for the next time.
     *
     * @throws MillraceException with what helps, or with code CANCELLED
     */
    public void pull(String name, Run run) {
        if (settings.provider() != ModelSettings.Provider.OLLAMA) {
            throw new MillraceException(
                    MillraceException.Code.USAGE,
                    "Only Ollama fetches models, and env.yaml names another provider:  model: {provider: ollama}");
        }
        try {
            run.stage(
                    "Fetching " + name,
                    () -> {
                        ollama.pull(name, run);
                        return name;
                    });
        } catch (TroubleException failed) {
            run.check();
            throw pullFailed(name, failed);
        }
    }

    private MillraceException pullFailed(String name, TroubleException failed) {
        return switch (failed.trouble()) {
            case Trouble.GaveUp(String words) ->
                    new MillraceException(
                            MillraceException.Code.FAILED,
                            "Ollama could not fetch %s: %s. Which models there are says https://ollama.com/library"
                                    .formatted(name, words),
                            failed);
            case Trouble.Cut _, Trouble.Slow _, Trouble.Stalled _, Trouble.Endless _ ->
                    new MillraceException(
                            MillraceException.Code.FAILED,
                            "The download of %s stopped. What came is kept; go on with: millrace models pull %s"
                                    .formatted(name, name),
                            failed);
            case Trouble.Unreachable _, Trouble.Refused _, Trouble.Garbage _ ->
                    new OllamaSentences(settings.url(), name).of(failed);
        };
    }

    /**
     * Asks a model a question whose answer is known.
     *
     * @throws MillraceException with what helps, or with code CANCELLED
     */
    public ModelTrial test(String name, Run run) {
        ChatEndpoint endpoint =
                ChatEndpoint.of(settings.withName(name))
                        .orElseThrow(() ->
                                new MillraceException(
                                        MillraceException.Code.USAGE,
                                        "No model is asked. To have one, write in env.yaml:  model: {provider: ollama}"));
        long start = System.nanoTime();
        ChatReply reply =
                endpoint.complete(
                        new ChatPrompt(
                                List.of(
                                        new ChatMessage(ChatMessage.Author.SYSTEM, RULES),
                                        new ChatMessage(ChatMessage.Author.USER, QUESTION)),
                                form()),
                        run);
        return new ModelTrial(
                name,
                QUESTION,
                reply.text(),
                isRight(reply.text()),
                reply.promptTokens(),
                reply.replyTokens(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private static JsonNode form() {
        ObjectNode form = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = form.putObject("properties");
        properties
                .putObject("measure")
                .put("type", "string")
                .putArray("enum")
                .add("sales")
                .add("profit")
                .add("orders");
        properties.putObject("year").put("type", "integer");
        form.putArray("required").add("measure").add("year");
        return form.put("additionalProperties", false);
    }

    private static boolean isRight(String reply) {
        try {
            JsonNode read = JSON.readTree(reply);
            return read.path("measure").asText().equals("sales")
                    && read.path("year").asInt() == 2024
                    && read.size() == 2;
        } catch (JsonProcessingException _) {
            return false;
        }
    }
}
