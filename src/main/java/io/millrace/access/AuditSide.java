package io.millrace.access;

/** Which of the two audits: each database keeps its own. */
public enum AuditSide {
    SHOP("shop"),
    WAREHOUSE("warehouse");

    private final String words;

    AuditSide(String words) {
        this.words = words;
    }

    /** As it stands in a sentence. */
    public String words() {
        return words;
    }
}
