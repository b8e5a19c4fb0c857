package io.millrace.config;

/** How many days the audit and the query log are kept. */
public record RetentionSettings(int auditDays, int queryLogDays) {

    /** What holds where nobody says otherwise. */
    public static final RetentionSettings USUAL = new RetentionSettings(90, 90);
}
