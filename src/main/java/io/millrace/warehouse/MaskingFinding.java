package io.millrace.warehouse;

/**
 * A column that the masking policy does not name and that is hidden from every role until it does.
 *
 * @param sign what speaks against showing it
 */
public record MaskingFinding(String table, String column, Sign sign) {

    /** What speaks against showing a column. */
    public enum Sign {
        NAME("its name says that it is about a person"),
        EMAILS("it holds e-mail addresses"),
        PHONES("it holds telephone numbers"),
        EMPTY("it holds nothing yet that would say what it is");

        private final String reason;

        Sign(String reason) {
            this.reason = reason;
        }

        /** Goes on from "hidden, because". */
        public String reason() {
            return reason;
        }
    }

    /** For the person who keeps the policy. */
    public String sentence() {
        return table
                + "."
                + column
                + " is hidden from everybody: masking.yaml does not name it, and "
                + sign.reason()
                + ". Name it there, for example  "
                + column
                + ": hidden";
    }
}
