package io.millrace.config;

/** A text that no log, message or window may show. */
public record Secret(String value) {

    /** Says only that there is one, so that a record that holds it may be logged. */
    @Override
    public String toString() {
        return "(secret)";
    }
}
