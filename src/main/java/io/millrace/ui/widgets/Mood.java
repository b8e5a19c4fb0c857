package io.millrace.ui.widgets;

/** Whether something is welcome; decides its colour. */
public enum Mood {
    GOOD("mood-good"),
    NEUTRAL("mood-neutral"),
    WARNING("mood-warning"),
    BAD("mood-bad");

    private final String styleClass;

    Mood(String styleClass) {
        this.styleClass = styleClass;
    }

    public String styleClass() {
        return styleClass;
    }
}
