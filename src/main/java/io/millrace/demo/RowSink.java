package io.millrace.demo;

import java.sql.SQLException;

/** Takes whole rows in PostgreSQL's COPY text format, UTF-8, many at a time. */
@FunctionalInterface
interface RowSink {
    /** The buffer is used again after the call. */
    void write(byte[] buffer, int length) throws SQLException;
}
