package io.millrace.oltp;

import java.time.Instant;

/**
 * One value that somebody changed, as the audit has it.
 *
 * @param person the account's name without its prefix
 * @param event insert, update or delete
 * @param field what was changed, such as "customer_name"
 * @param before empty where there was nothing
 * @param after empty where there is nothing
 */
public record PastChange(
        Instant at, String person, String event, String field, String before, String after) {}
