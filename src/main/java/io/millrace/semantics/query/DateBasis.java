package io.millrace.semantics.query;

/** Which day of a sale counts: reports date by the order unless a question says otherwise. */
public enum DateBasis {
    ORDER,
    SHIP,
    RETURN
}
