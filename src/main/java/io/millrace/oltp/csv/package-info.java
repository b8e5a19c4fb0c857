/**
 * Reading delimited text that people and programs really send: encodings, delimiters, misplaced
 * quotes, dates and numbers. Knows no database; only {@code oltp} imports it.
 */
@NullMarked
package io.millrace.oltp.csv;

import org.jspecify.annotations.NullMarked;
