/**
 * The sync: extract what changed, check it, load it in one transaction, reconcile. Imports the
 * capture below and the warehouse; the desktop and the commands import it.
 */
@NullMarked
package io.millrace.etl;

import org.jspecify.annotations.NullMarked;
