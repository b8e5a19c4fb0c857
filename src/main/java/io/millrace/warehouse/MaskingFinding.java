package io.millrace.warehouse;

/**
 * A column that the masking policy does not name and that looks like personal data.
 *
 * @param reason what made it look so
 */
public record MaskingFinding(String table, String column, String reason) {

    /** For people. */
    public String sentence() {
        return "%s.%s is hidden from everybody: %s. Say in masking.yaml how each role sees it."
                .formatted(table, column, reason);
    }
}
