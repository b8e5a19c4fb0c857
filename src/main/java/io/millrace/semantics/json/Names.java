package io.millrace.semantics.json;

import io.millrace.config.Nearest;
import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.SemanticModel;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * The names that a question may use.
 *
 * @param values of a dimension, by its name; empty where they are not known, so that any will do
 */
record Names(SemanticModel model, Function<String, List<String>> values) {

    /** More names than these are no help to who misspelt one. */
    private static final int TELLABLE = 40;

    /** What a name is the name of. */
    enum Kind {
        MEASURE,
        DIMENSION,
        ATTRIBUTE,
        FLAG
    }

    static List<String> words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Property::wordOf).toList();
    }

    Collection<String> of(Kind kind) {
        return switch (kind) {
            case MEASURE -> model.measures().keySet();
            case DIMENSION -> model.dimensions().keySet();
            case ATTRIBUTE -> model.attributes().keySet();
            case FLAG -> model.flags().keySet();
        };
    }

    String known(String path, Kind kind, String name) {
        if (!of(kind).contains(name)) {
            throw Fields.fault(
                    path,
                    "no %s is called '%s'%s"
                            .formatted(Property.wordOf(kind), name, instead(name, of(kind))));
        }
        return name;
    }

    /** A value as the warehouse has it; upper and lower case are not told apart. */
    String value(String path, String dimension, String said) {
        List<String> known = known(dimension);
        if (known.isEmpty() || known.contains(said)) {
            return said;
        }
        return known.stream()
                .filter(said::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() ->
                        Fields.fault(
                                path,
                                "no %s is called '%s'%s"
                                        .formatted(dimension, said, instead(said, known))));
    }

    private List<String> known(String dimension) {
        DimensionDefinition definition = model.dimension(dimension);
        return definition.values() == DimensionDefinition.Values.LISTED
                ? definition.listed()
                : values.apply(dimension);
    }

    /** The nearest if it is near, or all of them if they are few. */
    private static String instead(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "";
        }
        String nearest = Nearest.of(name, known);
        if (Nearest.distance(name, nearest) <= Math.max(2, name.length() / 3)) {
            return "; did you mean '%s'?".formatted(nearest);
        }
        return known.size() > TELLABLE ? "" : "; there are " + String.join(", ", known);
    }
}
