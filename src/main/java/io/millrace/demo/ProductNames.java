package io.millrace.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** Invented product names: a maker, a style, a noun and a detail; no two alike in a subcategory. */
final class ProductNames {

    private record Words(
            String subcategory,
            List<String> makers,
            List<String> styles,
            List<String> nouns,
            List<String> details) {

        static Words of(CSVRecord row) {
            return new Words(
                    row.get("subcategory"),
                    List.of(row.get("makers").split("\\|", -1)),
                    List.of(row.get("styles").split("\\|", -1)),
                    List.of(row.get("nouns").split("\\|", -1)),
                    List.of(row.get("details").split("\\|", -1)));
        }

        long names() {
            return (long) makers.size() * styles.size() * nouns.size() * details.size();
        }

        String name(long number) {
            long rest = number;
            String maker = makers.get((int) (rest % makers.size()));
            rest /= makers.size();
            String noun = nouns.get((int) (rest % nouns.size()));
            rest /= nouns.size();
            String style = styles.get((int) (rest % styles.size()));
            rest /= styles.size();
            String detail = details.get((int) rest);
            String joint = detail.startsWith("with ") || detail.startsWith("for ") ? " " : ", ";
            return maker + ' ' + style + ' ' + noun + joint + detail;
        }
    }

    private final Map<String, Words> words =
            DemoFiles.read("products.csv", Words::of).stream()
                    .collect(Collectors.toUnmodifiableMap(Words::subcategory, list -> list));

    /** The name of the {@code index}-th product of a subcategory. */
    String name(Subcategory subcategory, int index) {
        Words list = words.get(subcategory.name());
        if (list == null) {
            throw new IllegalStateException("products.csv lacks " + subcategory.name());
        }
        if (index >= list.names()) {
            throw new IllegalStateException("products.csv is too short for " + subcategory.name());
        }
        return list.name(Shuffle.of(list.names()).place(index));
    }
}
