package io.millrace.demo;

import java.util.List;
import java.util.function.ToLongFunction;

/** Things of which some are picked more often than others. */
record Choice<T>(List<T> things, Weights weights) {

    static <T> Choice<T> of(List<T> things, ToLongFunction<T> weight) {
        return new Choice<>(things, Weights.of(things, weight));
    }

    /** Reads {@code "oak:3|pine:1"}; a thing without a number weighs 1. */
    static Choice<String> parse(String text, String separator) {
        List<String[]> parts =
                List.of(text.split(separator, -1)).stream()
                        .map(part -> part.split(":", 2))
                        .toList();
        return new Choice<>(
                parts.stream().map(part -> part[0]).toList(),
                Weights.of(parts, part -> part.length == 1 ? 1 : Long.parseLong(part[1])));
    }

    T pick(Dice dice) {
        return things.get(weights.pick(dice));
    }
}
