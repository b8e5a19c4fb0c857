/**
 * The demo company: four years of business of an invented retailer, the same on every machine for
 * the same seed and size, generated as a stream and copied into PostgreSQL. The desktop and the
 * commands may import it.
 */
@NullMarked
package io.millrace.demo;

import org.jspecify.annotations.NullMarked;
