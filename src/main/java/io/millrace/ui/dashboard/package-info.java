/** The dashboard: eight tiles, a trend, and sales by region and category. */
@NullMarked
package io.millrace.ui.dashboard;

import org.jspecify.annotations.NullMarked;
