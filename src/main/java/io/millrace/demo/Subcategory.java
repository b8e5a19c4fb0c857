package io.millrace.demo;

import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * A kind of product.
 *
 * @param catalogueShare its part of the catalogue
 * @param demand its part of the order lines
 * @param price list prices in cents
 * @param margin what is left of the list price after the cost, in percent
 * @param grams weight of a piece
 * @param light lines with a discount up to 20 %, of a thousand
 * @param heavy lines with a discount from 30 %, of a thousand
 */
record Subcategory(
        String category,
        String name,
        String prefix,
        int catalogueShare,
        int demand,
        Range price,
        Range margin,
        Range grams,
        int light,
        int heavy) {

    /** From the lowest to the highest. */
    record Range(int low, int high) {
        static Range of(CSVRecord row, String column) {
            return new Range(
                    DemoFiles.number(row, column + "_low"),
                    DemoFiles.number(row, column + "_high"));
        }
    }

    static List<Subcategory> all() {
        return DemoFiles.read("subcategories.csv", Subcategory::of);
    }

    private static Subcategory of(CSVRecord row) {
        return new Subcategory(
                row.get("category"),
                row.get("subcategory"),
                row.get("prefix"),
                DemoFiles.number(row, "catalogue_share"),
                DemoFiles.number(row, "demand"),
                Range.of(row, "price"),
                Range.of(row, "margin"),
                Range.of(row, "grams"),
                DemoFiles.number(row, "light_discounts"),
                DemoFiles.number(row, "heavy_discounts"));
    }
}
