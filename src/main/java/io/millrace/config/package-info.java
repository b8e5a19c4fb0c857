/**
 * The settings of env.yaml as immutable records, read and checked once. Anyone may import it; it
 * imports nothing of ours but the exception.
 */
@NullMarked
package io.millrace.config;

import org.jspecify.annotations.NullMarked;
