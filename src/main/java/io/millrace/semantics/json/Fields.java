package io.millrace.semantics.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.millrace.MillraceException;
import io.millrace.config.Nearest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One JSON object as it is read. Whatever is wrong is said with the place where it stands; what is
 * null, or an empty list, counts as not there; what nobody asks for is refused.
 */
final class Fields {

    private final String path;
    private final JsonNode node;
    private final Set<Property> asked = EnumSet.noneOf(Property.class);

    private Fields(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    /**
     * Reads an object to its end.
     *
     * @param path where it stands; empty for the whole
     * @throws MillraceException with code BAD_DATA and the first fault
     */
    static <T> T read(String path, JsonNode node, Function<Fields, T> reading) {
        Fields fields = new Fields(path, node);
        if (!node.isObject()) {
            throw fault(path, "must be an object in braces, not " + node);
        }
        try {
            T read = reading.apply(fields);
            fields.refuseOthers();
            return read;
        } catch (IllegalArgumentException refused) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    sentence(path, String.valueOf(refused.getMessage())),
                    refused);
        }
    }

    boolean has(Property property) {
        JsonNode value = node.path(property.word());
        return !value.isMissingNode() && !value.isNull() && !(value.isArray() && value.isEmpty());
    }

    String text(Property property) {
        JsonNode value = needed(property);
        if (!value.isTextual()) {
            throw wrong(property, "must be a text, not " + value);
        }
        return value.textValue();
    }

    Optional<String> perhapsText(Property property) {
        return has(property) ? Optional.of(text(property)) : Optional.empty();
    }

    /** A name that is known. */
    String name(Property property, Names.Kind kind, Names names) {
        return names.known(at(property), kind, text(property));
    }

    int whole(Property property) {
        return whole(at(property), needed(property));
    }

    private static int whole(String path, JsonNode value) {
        if (!value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToInt()) {
            throw fault(path, "must be a whole number, not " + value);
        }
        return value.intValue();
    }

    BigDecimal number(Property property) {
        JsonNode value = needed(property);
        if (!value.isNumber()) {
            throw wrong(property, "must be a number, not " + value);
        }
        return value.decimalValue();
    }

    /** False where it is not there. */
    boolean isTrue(Property property) {
        if (!has(property)) {
            asked.add(property);
            return false;
        }
        JsonNode value = needed(property);
        if (!value.isBoolean()) {
            throw wrong(property, "must be true or false, not " + value);
        }
        return value.booleanValue();
    }

    LocalDate day(Property property) {
        String text = text(property);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException cause) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    sentence(
                            at(property),
                            "must be a day such as 2024-12-31, not \"%s\"".formatted(text)),
                    cause);
        }
    }

    <E extends Enum<E>> E choice(Property property, Class<E> type) {
        String text = text(property);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> Property.wordOf(constant).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        wrong(
                                property,
                                "must be one of %s, not \"%s\""
                                        .formatted(String.join(", ", Names.words(type)), text)));
    }

    <E extends Enum<E>> E choice(Property property, E usual) {
        asked.add(property);
        return has(property) ? choice(property, usual.getDeclaringClass()) : usual;
    }

    List<String> texts(Property property) {
        return each(
                property,
                (path, value) -> {
                    if (!value.isTextual()) {
                        throw fault(path, "must be a text, not " + value);
                    }
                    return value.textValue();
                });
    }

    List<Integer> wholes(Property property) {
        return each(property, Fields::whole);
    }

    <T> T object(Property property, Function<Fields, T> reading) {
        return read(at(property), needed(property), reading);
    }

    <T> Optional<T> perhaps(Property property, Function<Fields, T> reading) {
        asked.add(property);
        return has(property) ? Optional.of(object(property, reading)) : Optional.empty();
    }

    <T> List<T> objects(Property property, Function<Fields, T> reading) {
        return each(property, (path, value) -> read(path, value, reading));
    }

    /** Reads an element of a list, given where it stands. */
    private interface Element<T> {
        T read(String path, JsonNode value);
    }

    private <T> List<T> each(Property property, Element<T> reading) {
        asked.add(property);
        if (!has(property)) {
            return List.of();
        }
        JsonNode array = node.path(property.word());
        if (!array.isArray()) {
            throw wrong(property, "must be a list in brackets, not " + array);
        }
        List<T> all = new ArrayList<>();
        for (JsonNode value : array) {
            all.add(reading.read(at(property) + "[" + all.size() + "]", value));
        }
        return all;
    }

    /** Where a property of this object stands. */
    String at(Property property) {
        return path.isEmpty() ? property.word() : path + "." + property.word();
    }

    MillraceException wrong(Property property, String problem) {
        return fault(at(property), problem);
    }

    /** None of the properties is there of which one must be. */
    MillraceException lacks(Property... properties) {
        return fault(
                path,
                "must have one of "
                        + String.join(
                                ", ", Arrays.stream(properties).map(Property::word).toList()));
    }

    static MillraceException fault(String path, String problem) {
        return new MillraceException(MillraceException.Code.BAD_DATA, sentence(path, problem));
    }

    private static String sentence(String path, String problem) {
        return (path.isEmpty() ? "The question" : path)
                + ": "
                + problem
                + (problem.endsWith("?") ? "" : ".");
    }

    private JsonNode needed(Property property) {
        asked.add(property);
        if (!has(property)) {
            throw wrong(property, "is missing");
        }
        JsonNode value = node.get(property.word());
        return value == null ? MissingNode.getInstance() : value;
    }

    private void refuseOthers() {
        for (String name : (Iterable<String>) node::fieldNames) {
            Property property =
                    Arrays.stream(Property.values())
                            .filter(each -> each.word().equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    fault(
                                            path.isEmpty() ? name : path + "." + name,
                                            "there is no such property; did you mean '%s'?"
                                                    .formatted(Nearest.of(name, Property.WORDS))));
            if (!asked.contains(property) && has(property)) {
                throw wrong(property, "has no place here beside " + others());
            }
        }
    }

    private String others() {
        return String.join(", ", asked.stream().filter(this::has).map(Property::word).toList());
    }
}
