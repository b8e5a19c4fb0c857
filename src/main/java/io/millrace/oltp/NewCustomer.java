package io.millrace.oltp;

/**
 * A customer whom an order brings along.
 *
 * @param email empty if not told
 * @param phone empty if not told
 */
public record NewCustomer(
        String customerId, String name, String segment, String email, String phone) {}
