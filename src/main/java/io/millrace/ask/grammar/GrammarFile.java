package io.millrace.ask.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads the word lists of the grammar, which ship with it. */
final class GrammarFile {

    private final Map<String, Object> root;

    private GrammarFile(Map<String, Object> root) {
        this.root = root;
    }

    static GrammarFile read(String name) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream text = GrammarFile.class.getResourceAsStream(name)) {
            Map<String, Object> root =
                    new Yaml(
                                    new SafeConstructor(options),
                                    new Representer(new DumperOptions()),
                                    new DumperOptions(),
                                    options,
                                    new Texts())
                            .load(Objects.requireNonNull(text));
            return new GrammarFile(root);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Every word is a text: YAML would take "on" for true and "no" for false. */
    private static final class Texts extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }

    /** The lists on the first level. */
    Map<String, List<String>> lists() {
        return lists(root);
    }

    /** The lists below a key. */
    Map<String, List<String>> lists(String key) {
        return root.get(key) instanceof Map<?, ?> map ? lists(map) : Map.of();
    }

    /** What stands in a list of entries with an answer and words each. */
    Map<String, List<String>> answers(String key) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        if (root.get(key) instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> map) {
                    answers.put(String.valueOf(map.get("answer")), texts(map.get("words")));
                }
            }
        }
        return answers;
    }

    private static Map<String, List<String>> lists(Map<?, ?> map) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        map.forEach((key, value) -> lists.put(String.valueOf(key), texts(value)));
        return lists;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
