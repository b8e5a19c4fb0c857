package io.millrace.oltp.csv;

import java.io.IOException;

/** A line so long that the file cannot be a table. */
public final class LineTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    LineTooLongException(long line) {
        super(
                "line %d is longer than %,d characters, so this is not a table of rows and columns"
                        .formatted(line, LineSource.LONGEST_LINE));
    }
}
