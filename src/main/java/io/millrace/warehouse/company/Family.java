package io.millrace.warehouse.company;

import java.math.BigDecimal;

/**
 * What a sub-category of products brought in.
 *
 * @param listSales what the same lines would have sold for without their discounts
 */
public record Family(
        String category,
        String subcategory,
        BigDecimal sales,
        BigDecimal profit,
        BigDecimal listSales) {

    static Family none(Family like) {
        return new Family(
                like.category, like.subcategory, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    String name() {
        return category + "\n" + subcategory;
    }
}
