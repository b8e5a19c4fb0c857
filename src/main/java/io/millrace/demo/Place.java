package io.millrace.demo;

import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** A city and all it lies in. */
record Place(
        String market,
        String region,
        String country,
        String state,
        String city,
        List<String> postalCodes,
        int weight) {

    static Place of(CSVRecord row) {
        return new Place(
                row.get("market"),
                row.get("region"),
                row.get("country"),
                row.get("state"),
                row.get("city"),
                List.of(row.get("postal_codes").split("\\|", -1)),
                DemoFiles.number(row, "weight"));
    }

    /** One of its postal codes; empty in the countries where the company keeps none. */
    String postalCode(Dice dice) {
        return postalCodes.get(dice.below(postalCodes.size()));
    }
}
