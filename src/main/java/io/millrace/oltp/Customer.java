package io.millrace.oltp;

/** A customer as the lists of the shop name him. */
public record Customer(String customerId, String name, String segment) {}
