package io.millrace.oltp.csv;

/** What stands before the decimals of a number. */
public enum DecimalMark {
    POINT('.', "decimal point"),
    COMMA(',', "decimal comma");

    private final char sign;
    private final String label;

    DecimalMark(char sign, String label) {
        this.sign = sign;
        this.label = label;
    }

    public char sign() {
        return sign;
    }

    /** Such as {@code decimal comma}. */
    public String label() {
        return label;
    }

    public DecimalMark other() {
        return this == POINT ? COMMA : POINT;
    }
}
