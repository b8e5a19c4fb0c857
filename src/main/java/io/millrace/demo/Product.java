package io.millrace.demo;

/**
 * What is sold.
 *
 * @param price of a piece in cents, before discount
 * @param cost of a piece in cents
 * @param popularity its part of the subcategory's lines
 */
record Product(
        String id,
        String name,
        Subcategory subcategory,
        int price,
        int cost,
        int grams,
        int popularity) {}
