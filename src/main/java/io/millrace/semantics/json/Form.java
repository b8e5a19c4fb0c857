package io.millrace.semantics.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One JSON object as it is written; what says nothing is left out. */
final class Form {

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    ObjectNode node() {
        return node;
    }

    Form with(Property property, @Nullable String text) {
        if (text != null) {
            node.put(property.word(), text);
        }
        return this;
    }

    Form with(Property property, Enum<?> constant) {
        return with(property, Property.wordOf(constant));
    }

    Form with(Property property, BigDecimal number) {
        node.put(property.word(), number);
        return this;
    }

    Form with(Property property, int number) {
        node.put(property.word(), number);
        return this;
    }

    Form with(Property property, boolean truth) {
        if (truth) {
            node.put(property.word(), true);
        }
        return this;
    }

    Form with(Property property, Form inner) {
        node.set(property.word(), inner.node);
        return this;
    }

    Form withTexts(Property property, List<String> texts) {
        texts.forEach(node.putArray(property.word())::add);
        return this;
    }

    Form withNumbers(Property property, List<Integer> numbers) {
        numbers.forEach(node.putArray(property.word())::add);
        return this;
    }

    <T> Form with(Property property, List<? extends T> parts, Function<T, Form> writing) {
        if (!parts.isEmpty()) {
            ArrayNode array = node.putArray(property.word());
            parts.forEach(part -> array.add(writing.apply(part).node));
        }
        return this;
    }

    <T> Form withSome(Property property, @Nullable T part, Function<T, Form> writing) {
        return part == null ? this : with(property, writing.apply(part));
    }
}
