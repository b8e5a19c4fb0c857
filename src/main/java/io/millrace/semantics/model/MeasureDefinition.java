package io.millrace.semantics.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measure.
 *
 * @param higherIsBetter null where neither direction is better
 * @param words what people call it; plurals are understood by themselves
 * @param most words that ask for the highest of it
 * @param least words that ask for the lowest of it
 * @param aggregate the column in which a monthly aggregate holds it; null where none does
 * @param counts the dimension whose values it counts; null where it is no count of a dimension
 * @param usualAverage the measure that is meant by its average where it is not said over what; null
 *     where none is
 */
public record MeasureDefinition(
        String name,
        String label,
        Formula formula,
        Format format,
        @Nullable Boolean higherIsBetter,
        List<String> words,
        List<String> most,
        List<String> least,
        @Nullable String aggregate,
        @Nullable String counts,
        @Nullable String usualAverage) {}
