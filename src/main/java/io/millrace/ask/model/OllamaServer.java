package io.millrace.ask.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.work.Run;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What Ollama is asked besides questions. */
final class OllamaServer {

    /** The first version that holds a reply to a schema. */
    static final String OLDEST = "0.5.0";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+).*");
    private static final int OLDEST_MINOR = 5;

    /** Registries pause between layers. */
    private static final Duration PULL_IDLE = Duration.ofSeconds(60);

    private static final Duration LONGEST_PULL = Duration.ofHours(24);

    private final Calls calls;

    OllamaServer(URI url) {
        this.calls = new Calls(url, Map.of());
    }

    String version(Run run) throws TroubleException {
        String version = calls.call("/api/version", null, run).path("version").asText();
        if (version.isEmpty()) {
            throw new TroubleException(new Trouble.Garbage(), null);
        }
        return version;
    }

    /** Whether it is too old to be asked; a version that nobody can read is not. */
    static boolean isTooOld(String version) {
        Matcher matcher = VERSION.matcher(version);
        return matcher.matches()
                && matcher.group(1).equals("0")
                // 0.0.0 is what a server says that somebody built himself.
                && !version.equals("0.0.0")
                && Integer.parseInt(matcher.group(2)) < OLDEST_MINOR;
    }

    ModelProfile profile(String name, Run run) throws TroubleException {
        JsonNode shown = calls.call("/api/show", JSON.createObjectNode().put("model", name), run);
        Set<String> capabilities = new HashSet<>();
        shown.path("capabilities").forEach(each -> capabilities.add(each.asText()));
        return new ModelProfile(context(shown.path("model_info")), capabilities);
    }

    /** The name of the field begins with that of the model's architecture. */
    private static int context(JsonNode information) {
        for (Map.Entry<String, JsonNode> each : information.properties()) {
            if (each.getKey().endsWith(".context_length")) {
                return each.getValue().asInt();
            }
        }
        return 0;
    }

    /** All that are installed. */
    List<InstalledModel> models(Run run) throws TroubleException {
        List<JsonNode> listed =
                StreamSupport.stream(
                                calls.call("/api/tags", null, run).path("models").spliterator(),
                                false)
                        .toList();
        List<InstalledModel> models = new ArrayList<>();
        for (JsonNode each : listed) {
            String name = each.path("name").asText();
            ModelProfile profile = profile(name, run);
            JsonNode details = each.path("details");
            models.add(
                    new InstalledModel(
                            name,
                            each.path("size").asLong(),
                            details.path("parameter_size").asText(),
                            details.path("quantization_level").asText(),
                            profile.context(),
                            profile.capabilities()));
        }
        return models;
    }

    /** Fetches a model; the run hears of bytes done and in all. */
    void pull(String name, Run run) throws TroubleException {
        Signals signals = new Signals(run, LONGEST_PULL);
        try (Wire wire = new Wire(signals::add);
                Run.Registration _ = run.onCancel(wire::stop)) {
            calls.send(wire, "/api/pull", JSON.createObjectNode().put("model", name));
            String status = "";
            for (Signal next = signals.first(PULL_IDLE);
                    next instanceof Signal.Line(String line);
                    next = signals.next(PULL_IDLE)) {
                status = heard(line, status, run);
            }
            if (!status.equals("success")) {
                throw new TroubleException(new Trouble.Cut(), null);
            }
        }
    }

    private static String heard(String line, String before, Run run) throws TroubleException {
        JsonNode said = Calls.read(line);
        if (said.has("error")) {
            throw new TroubleException(new Trouble.GaveUp(Troubles.words(line)), null);
        }
        if (said.has("total")) {
            run.progress(said.path("completed").asLong(), said.path("total").asLong());
        }
        return said.path("status").asText(before);
    }
}
