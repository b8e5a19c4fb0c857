package io.millrace.ask.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.ask.guard.MartSchema;
import io.millrace.ask.model.ChatMessage;
import io.millrace.ask.model.ChatMessage.Author;
import io.millrace.ask.model.ChatPrompt;
import io.millrace.ask.verified.DataDays;
import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.json.QuerySchema;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.warehouse.Extent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes prompts. The rules hold nothing that people typed or that the warehouse holds; the
 * question comes after them as data. Rows are in neither.
 */
final class PromptWriter {

    private static final int EXAMPLES = 3;

    /** Of these, those come first that the built-in engine can read. */
    static final int SIMILAR = 8;

    /** A name that the question says, as it stands in a prompt. */
    private record Named(String dimension, String name) {}

    /** A question with its reading, as it stands in a prompt. */
    private record Shown(String question, JsonNode query) {}

    private final ModelWords words;
    private final SemanticModel model;
    private final Disclosure disclosure;
    private final String formRules = text("form.txt");
    private final String statementRules = text("statement.txt");

    PromptWriter(SemanticModel model, Disclosure disclosure) {
        this.words = new ModelWords(model);
        this.model = model;
        this.disclosure = disclosure;
    }

    private static String text(String name) {
        try (InputStream file = PromptWriter.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /**
     * Asks for the question as a form.
     *
     * @param examples the most similar first
     */
    ChatPrompt forForm(Asked asked, KnownNames names, List<Example> examples) {
        String rules =
                filled(
                        formRules,
                        asked.extent(),
                        Map.of(
                                "measures", words.measures(),
                                "dimensions", words.dimensions(),
                                "attributes", words.attributes(),
                                "flags", words.flags(),
                                "rules", words.rules(),
                                "examples", Samples.written()));
        Map<String, Object> data = data(asked, names);
        List<Shown> similar =
                examples.stream()
                        .flatMap(example -> shown(example, asked).stream())
                        .limit(EXAMPLES)
                        .toList();
        if (!similar.isEmpty()) {
            data.put("verified examples", similar);
        }
        return prompt(rules, asked, data, Replies.form(schema(asked)));
    }

    private JsonNode schema(Asked asked) {
        return new QuerySchema(model, dimension -> disclosure.told(dimension, asked.values()))
                .tree();
    }

    private static Optional<Shown> shown(Example example, Asked asked) {
        return asked.readable()
                .apply(example.question())
                .map(query -> new Shown(example.question(), QueryJson.write(query)));
    }

    /**
     * Asks for a statement.
     *
     * @param examples the most similar first
     */
    ChatPrompt forStatement(
            Asked asked, KnownNames names, List<Example> examples, MartSchema schema) {
        String rules =
                filled(
                        statementRules,
                        asked.extent(),
                        Map.of(
                                "tables", words.tables(schema),
                                "joins", words.joins(),
                                "measures", words.formulas(),
                                "rules", words.rules()));
        Map<String, Object> data = data(asked, names);
        List<Example> similar =
                examples.stream()
                        .limit(EXAMPLES)
                        .map(example -> dated(example, asked.extent()))
                        .toList();
        if (!similar.isEmpty()) {
            data.put("verified examples", similar);
        }
        return prompt(rules, asked, data, Replies.statement());
    }

    /** With the days in place of the parameters, which only verified SQL has. */
    private static Example dated(Example example, Extent extent) {
        String sql = example.sql();
        for (Map.Entry<String, String> day : DataDays.of(extent).entrySet()) {
            sql = sql.replace(":" + day.getKey(), "'" + day.getValue() + "'");
        }
        return new Example(example.question(), sql);
    }

    private static String filled(String rules, Extent extent, Map<String, String> parts) {
        String text =
                rules.replace("{first}", extent.first().toString())
                        .replace("{last}", extent.last().toString());
        for (Map.Entry<String, String> part : parts.entrySet()) {
            text = text.replace("{" + part.getKey() + "}", part.getValue());
        }
        return text;
    }

    private Map<String, Object> data(Asked asked, KnownNames names) {
        Map<String, Object> data = new LinkedHashMap<>();
        List<Named> said =
                names.in(asked.question(), disclosure::mayBeTold).stream()
                        .map(entry -> new Named(entry.dimension(), entry.value()))
                        .toList();
        if (!said.isEmpty()) {
            data.put("names in the question", said);
        }
        SemanticQuery previous = asked.previous();
        if (previous != null) {
            JsonNode before = QueryJson.write(previous);
            if (disclosure.mayBeTold(before)) {
                data.put("the question before", before);
            }
        }
        return data;
    }

    private static ChatPrompt prompt(
            String rules, Asked asked, Map<String, Object> data, JsonNode reply) {
        List<String> lines = new ArrayList<>();
        data.forEach((name, value) -> lines.add(name + ": " + Fence.quote(value)));
        lines.add("question: " + Fence.quote(asked.question()));
        return new ChatPrompt(
                List.of(
                        new ChatMessage(Author.SYSTEM, rules),
                        new ChatMessage(Author.USER, String.join("\n", lines))),
                reply);
    }

    /** Says what was wrong with a reply, and asks for another. */
    static ChatPrompt again(ChatPrompt prompt, String reply, String fault) {
        List<ChatMessage> messages = new ArrayList<>(prompt.messages());
        messages.add(new ChatMessage(Author.MODEL, reply));
        messages.add(
                new ChatMessage(
                        Author.USER,
                        "That cannot be used. What is wrong with it, as data: "
                                + Fence.quote(fault)
                                + "\nReply once more, with one JSON object as described and nothing else."));
        return new ChatPrompt(messages, prompt.schema());
    }
}
