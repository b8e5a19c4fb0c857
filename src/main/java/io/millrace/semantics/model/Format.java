package io.millrace.semantics.model;

/** How a figure is written for people. */
public enum Format {
    MONEY,
    /** Whole numbers. */
    NUMBER,
    /** Numbers with decimals. */
    DECIMAL,
    /** A fraction of 1, shown in percent. */
    PERCENT,
    DAYS,
    DATE,
    TEXT
}
