package io.millrace.ask.grammar.canonical;

import static io.millrace.ask.grammar.canonical.Rule.either;

import io.millrace.semantics.model.SemanticModel;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** Dimensions and values of theirs. */
final class ValueRules {

    /** A dimension with some of its values; at least one. */
    record Among(String dimension, List<String> values) {}

    /** Where the words of a sentence go on, no word begins with a capital. */
    private static final Pattern CAPITALISED =
            Pattern.compile("\\p{Lu}[\\p{L}-]*+(?: \\p{Lu}[\\p{L}-]*+)*+");

    private static final Rule<String> PLAIN =
            Rule.matching(CAPITALISED, found -> Optional.of(found.group()));

    private static final Rule<String> QUOTED =
            (text, start) -> text.startsWith("\"", start) ? quoted(text, start + 1) : List.of();

    private final Rule<String> dimension;
    private final BiPredicate<String, String> exists;

    /**
     * Values of the model's dimensions.
     *
     * @param exists whether a dimension, the first, has a value, the second
     */
    ValueRules(SemanticModel model, BiPredicate<String, String> exists) {
        this.dimension =
                Rule.named(model.dimensions().keySet(), name -> model.dimension(name).label());
        this.exists = exists;
    }

    /** Such as "region East or West". */
    Rule<Among> among() {
        return dimension.closedBy(" ").then(name -> of(name).joinedBy(" or "), Among::new);
    }

    /** A value of that dimension. */
    Rule<String> of(String dimension) {
        return either(List.of(PLAIN, QUOTED)).when(value -> exists.test(dimension, value));
    }

    /** From behind the first quote to the next one that is not double. */
    private static List<Rule.Match<String>> quoted(String text, int start) {
        StringBuilder value = new StringBuilder();
        int from = start;
        while (true) {
            int quote = text.indexOf('"', from);
            if (quote < 0) {
                return List.of();
            }
            value.append(text, from, quote);
            if (!text.startsWith("\"\"", quote)) {
                return List.of(new Rule.Match<>(value.toString(), quote + 1));
            }
            value.append('"');
            from = quote + 2;
        }
    }
}
