package io.millrace.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** Given and family names as they are usual in a country, and its telephone numbers. */
final class People {

    private record Names(String key, List<String> given, List<String> family) {
        static Names of(CSVRecord row) {
            return new Names(
                    row.get("names"),
                    List.of(row.get("given").split("\\|", -1)),
                    List.of(row.get("family").split("\\|", -1)));
        }
    }

    private record Country(String name, int callingCode, Choice<String> names) {
        static Country of(CSVRecord row) {
            return new Country(
                    row.get("country"),
                    DemoFiles.number(row, "calling_code"),
                    Choice.parse(row.get("names"), " "));
        }
    }

    private final Map<String, Names> names = byName("names.csv", Names::of, Names::key);
    private final Map<String, Country> countries =
            byName("countries.csv", Country::of, Country::name);

    private static <T> Map<String, T> byName(
            String file, Function<CSVRecord, T> row, Function<T, String> key) {
        return DemoFiles.read(file, row).stream()
                .collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }

    /** A customer at home in a place; two may well have the same name. */
    Customer customer(long number, Segment segment, Place home, Dice dice) {
        Country country = known(countries, home.country());
        Names usual = known(names, country.names().pick(dice));
        return new Customer(
                number,
                usual.given().get(dice.below(usual.given().size())),
                usual.family().get(dice.below(usual.family().size())),
                segment,
                home,
                home.postalCode(dice),
                country.callingCode(),
                dice.below(10_000_000));
    }

    private static <T> T known(Map<String, T> things, String key) {
        T thing = things.get(key);
        if (thing == null) {
            throw new IllegalStateException("The lists of the demo company lack " + key);
        }
        return thing;
    }
}
