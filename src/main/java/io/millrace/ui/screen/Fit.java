package io.millrace.ui.screen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Which names fit what is typed: each part of the text begins a word of the name. */
public final class Fit implements Predicate<String> {

    private final List<String> parts;

    private Fit(List<String> parts) {
        this.parts = parts;
    }

    /** Whatever its case; no text fits every name. */
    public static Fit of(String text) {
        return new Fit(Arrays.asList(fold(text.strip()).split(" +", -1)));
    }

    @Override
    public boolean test(String name) {
        String folded = fold(name);
        return parts.stream()
                .allMatch(part -> folded.startsWith(part) || folded.contains(" " + part));
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
