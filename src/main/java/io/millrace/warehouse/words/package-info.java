/**
 * Figures, times and periods of the warehouse as people write them. Whoever shows or says some may
 * import it.
 */
@NullMarked
package io.millrace.warehouse.words;

import org.jspecify.annotations.NullMarked;
