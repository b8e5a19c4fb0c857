package io.millrace.ask.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A model that the fake has installed.
 *
 * @param size bytes on the disk
 * @param context how many tokens it was trained to read
 * @param capabilities completion, thinking, embedding …
 */
public record FakeModel(
        String name, String family, long size, int context, List<String> capabilities) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public FakeModel(String name, int context, String... capabilities) {
        this(name, "qwen2", 4_683_087_332L, context, List.of(capabilities));
    }

    boolean can(String capability) {
        return capabilities.contains(capability);
    }

    /** Ollama takes a name without a tag for the latest. */
    boolean isCalled(String other) {
        return name.equals(other) || name.equals(other + ":latest");
    }

    String digest() {
        return "%064x".formatted(Math.abs((long) name.hashCode()));
    }

    /** As in {@code /api/tags} and {@code /api/ps}. */
    ObjectNode listed() {
        ObjectNode model = JSON.createObjectNode();
        model.put("name", name).put("model", name).put("size", size).put("digest", digest());
        model.set("details", details());
        return model;
    }

    /** As in {@code /api/show}. */
    ObjectNode shown() {
        ObjectNode shown = JSON.createObjectNode();
        shown.put("modelfile", "FROM " + name)
                .put("parameters", "")
                .put("template", "{{ .Prompt }}");
        shown.set("details", details());
        shown.putObject("model_info")
                .put("general.architecture", family)
                .put("general.parameter_count", 7_615_616_512L)
                .put(family + ".context_length", context)
                .put(family + ".embedding_length", 3584);
        capabilities.forEach(shown.putArray("capabilities")::add);
        shown.put("modified_at", "2025-08-14T15:49:43.634137516Z");
        return shown;
    }

    private ObjectNode details() {
        ObjectNode details = JSON.createObjectNode();
        details.put("parent_model", "").put("format", "gguf").put("family", family);
        details.putArray("families").add(family);
        return details.put("parameter_size", "7.6B").put("quantization_level", "Q4_K_M");
    }
}
