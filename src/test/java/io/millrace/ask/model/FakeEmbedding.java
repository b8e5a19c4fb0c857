package io.millrace.ask.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** The place of a text among others: near to those that share its words. */
final class FakeEmbedding {

    private static final int SIZE = 64;
    private static final Pattern WORD = Pattern.compile("\\w+");

    private FakeEmbedding() {}

    /** A vector of length 1, the same for the same text. */
    static List<Double> of(String text) {
        double[] places = new double[SIZE];
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(word -> places[Math.floorMod(word.group().hashCode(), SIZE)] += 1);
        double length = Math.sqrt(DoubleStream.of(places).map(place -> place * place).sum());
        return DoubleStream.of(places)
                .map(place -> place / Math.max(length, 1e-9))
                .boxed()
                .toList();
    }
}
