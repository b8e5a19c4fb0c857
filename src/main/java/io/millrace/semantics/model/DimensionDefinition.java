package io.millrace.semantics.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dimension.
 *
 * @param table the short name of its table
 * @param column SQL of what is shown and said
 * @param key SQL of what makes a value one; the column where names are unique
 * @param id SQL of a number of its own that people may say; null where there is none
 * @param order SQL by which its values are sorted; null for the column itself
 * @param computed the name of a computation that depends on the question; null for all but such
 * @param values how its values come to be known
 * @param listed the values where they are listed here
 * @param entity whether one may ask what such a thing has done or never done
 * @param perOrder whether all lines of an order have the same value, so that orders may be added up
 * @param parent the next wider dimension; null for the widest
 */
public record DimensionDefinition(
        String name,
        String label,
        String table,
        String column,
        List<String> key,
        @Nullable String id,
        @Nullable String order,
        @Nullable String computed,
        Values values,
        List<String> listed,
        boolean entity,
        boolean perOrder,
        @Nullable String parent,
        List<String> words) {

    /** The dimension of the keys of such things, which nobody says. */
    DimensionDefinition ofKey() {
        String expression = key.getFirst();
        return new DimensionDefinition(
                nameOfKey(name),
                label + " key",
                expression.substring(0, expression.indexOf('.')),
                expression,
                key,
                null,
                null,
                null,
                Values.NONE,
                List.of(),
                false,
                perOrder,
                null,
                List.of());
    }

    /** What the dimension of the keys of a dimension's things is called. */
    public static String nameOfKey(String dimension) {
        return dimension + "_key";
    }

    /** How the values of a dimension come to be known. */
    public enum Values {
        /** All are learned. */
        FEW,
        /** All are learned, and found by part of the name as well. */
        MANY,
        /** They are looked up when said. */
        NONE,
        /** They stand in the model. */
        LISTED
    }
}
