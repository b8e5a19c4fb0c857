package io.millrace.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit; null asks for all.
 *
 * @param person the person's name
 * @param event such as {@code update} or {@code signed in}
 * @param subject such as the table
 * @param id a value of the row's key, such as an order's number
 * @param from the first instant
 * @param until the first instant that is too late
 * @param limit how many of each side, at most
 */
public record AuditFilter(
        @Nullable String person,
        @Nullable String event,
        @Nullable String subject,
        @Nullable String id,
        @Nullable Instant from,
        @Nullable Instant until,
        int limit) {

    /** The newest entries. */
    public static AuditFilter newest(int limit) {
        return new AuditFilter(null, null, null, null, null, null, limit);
    }
}
