/** The company as a whole, as executives look at it. The desktop may import it. */
@NullMarked
package io.millrace.warehouse.company;

import org.jspecify.annotations.NullMarked;
