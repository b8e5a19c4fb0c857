package io.millrace.ui.widgets;

/** Whether something is welcome; decides its colour. */
public enum Mood {
    GOOD("mood-good", "bar-good"),
    NEUTRAL("mood-neutral", "bar-info"),
    WARNING("mood-warning", "bar-warning"),
    BAD("mood-bad", "bar-bad");

    private final String styleClass;
    private final String barClass;

    Mood(String styleClass, String barClass) {
        this.styleClass = styleClass;
        this.barClass = barClass;
    }

    /** Of a bar above a page. */
    public String barClass() {
        return barClass;
    }

    public String styleClass() {
        return styleClass;
    }
}
