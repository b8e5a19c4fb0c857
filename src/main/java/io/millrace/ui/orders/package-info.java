/** The form for orders: new ones, changed ones, and the draft that outlives a crash. */
@NullMarked
package io.millrace.ui.orders;

import org.jspecify.annotations.NullMarked;
