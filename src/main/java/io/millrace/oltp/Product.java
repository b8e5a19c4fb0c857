package io.millrace.oltp;

/** A product with its place in the catalogue. */
public record Product(String productId, String name, String category, String subcategory) {}
