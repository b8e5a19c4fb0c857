package io.millrace.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One changed row, or one event that changed none.
 *
 * @param record its number in the audit of its side; the rows of one statement share it
 * @param row which of the record's rows; 0 for an event
 * @param person who did it, or {@code owner}
 * @param account the account of the database's session
 * @param subject the table or whatever else it was about
 * @param key the row's key, as JSON
 * @param before the row before, as JSON; null where there was none
 * @param after the row after, as JSON; null where there is none
 * @param detail more about an event, as JSON
 */
public record AuditEntry(
        AuditSide side,
        long record,
        long row,
        Instant at,
        String person,
        String account,
        String event,
        String subject,
        @Nullable String key,
        @Nullable String before,
        @Nullable String after,
        String detail) {}
