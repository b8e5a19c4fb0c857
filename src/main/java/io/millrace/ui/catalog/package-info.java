/** Customers and products: found, added, corrected, with their history. */
@NullMarked
package io.millrace.ui.catalog;

import org.jspecify.annotations.NullMarked;
