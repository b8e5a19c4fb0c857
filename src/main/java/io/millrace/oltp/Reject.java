package io.millrace.oltp;

/**
 * A row that was not loaded, and why. Several faults of one row are joined by semicolons.
 *
 * @param line the physical line in the file, from 1
 * @param column the name that Millrace uses, or an empty text if the row could not be cut
 * @param value what the file says there
 * @param reason whole sentences
 */
public record Reject(long line, String column, String value, String reason) {}
