package io.millrace.demo;

import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * A part of the world that is run as one.
 *
 * @param prefix of its order ids
 * @param start its share of the orders on the first day
 * @param growth its orders of one year in percent of those of the year before
 * @param light discounts up to 20 %, in percent of what its subcategories give
 * @param heavy discounts from 30 %, likewise
 * @param shipping its cost of carriage in percent
 */
record Market(
        String name,
        String prefix,
        int start,
        int growth,
        int light,
        int heavy,
        int shipping,
        Choice<String> associates) {

    static List<Market> all() {
        return DemoFiles.read("markets.csv", Market::of);
    }

    private static Market of(CSVRecord row) {
        return new Market(
                row.get("market"),
                row.get("prefix"),
                DemoFiles.number(row, "start"),
                DemoFiles.number(row, "growth"),
                DemoFiles.number(row, "light_discounts"),
                DemoFiles.number(row, "heavy_discounts"),
                DemoFiles.number(row, "shipping"),
                Choice.parse(row.get("associates"), "\\|"));
    }
}
