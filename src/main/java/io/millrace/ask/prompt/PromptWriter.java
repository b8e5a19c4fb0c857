package io.millrace.ask.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.ask.guard.MartSchema;
import io.millrace.ask.prompt.Prompt.Author;
import io.millrace.ask.prompt.Prompt.Message;
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

/**
 * Writes prompts. The rules hold nothing that people typed or that the warehouse holds; the
 * question comes after them as data. Rows are in neither.
 */
final class PromptWriter {

    private static final int EXAMPLES = 3;

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

    /** Asks for the question as a form. */
    Prompt forForm(Asked asked, KnownNames names, Similarity<Example> examples) {
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
        List<Example> similar = examples.nearest(asked.question(), EXAMPLES);
        if (!similar.isEmpty()) {
            data.put("verified examples", similar.stream().map(PromptWriter::shown).toList());
        }
        return prompt(rules, asked, data, Replies.form(schema(asked)));
    }

    private JsonNode schema(Asked asked) {
        return new QuerySchema(model, dimension -> disclosure.told(dimension, asked.values()))
                .tree();
    }

    private static Shown shown(Example example) {
        return new Shown(example.question(), QueryJson.write(example.query()));
    }

    /** Asks for a statement. */
    Prompt forStatement(Asked asked, KnownNames names, MartSchema schema) {
        String rules =
                filled(
                        statementRules,
                        asked.extent(),
                        Map.of(
                                "tables", words.tables(schema),
                                "joins", words.joins(),
                                "measures", words.formulas(),
                                "rules", words.rules()));
        return prompt(rules, asked, data(asked, names), Replies.statement());
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

    private static Prompt prompt(
            String rules, Asked asked, Map<String, Object> data, JsonNode reply) {
        List<String> lines = new ArrayList<>();
        data.forEach((name, value) -> lines.add(name + ": " + Fence.quote(value)));
        lines.add("question: " + Fence.quote(asked.question()));
        return new Prompt(
                List.of(
                        new Message(Author.RULES, rules),
                        new Message(Author.QUESTION, String.join("\n", lines))),
                reply);
    }

    /** Says what was wrong with a reply, and asks for another. */
    static Prompt again(Prompt prompt, String reply, String fault) {
        return prompt.with(
                new Message(Author.MODEL, reply),
                new Message(
                        Author.QUESTION,
                        "That cannot be used. What is wrong with it, as data: "
                                + Fence.quote(fault)
                                + "\nReply once more, with one JSON object as described and nothing else."));
    }
}
