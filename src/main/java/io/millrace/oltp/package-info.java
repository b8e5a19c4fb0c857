/**
 * The shop: orders, returns, the catalogue and what comes in from files. Talks to PostgreSQL's
 * {@code oltp} schema only; the screens, commands and the demo company stand on it.
 */
@NullMarked
package io.millrace.oltp;

import org.jspecify.annotations.NullMarked;
