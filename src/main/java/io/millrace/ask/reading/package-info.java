/**
 * What becomes of a question when it is read, whoever reads it. Every engine and whoever shows
 * answers may import it.
 */
@NullMarked
package io.millrace.ask.reading;

import org.jspecify.annotations.NullMarked;
