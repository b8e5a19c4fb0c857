/**
 * Draws what {@link io.millrace.ask.chart.Chart} describes, and writes the cells of answers. Any
 * screen may import it.
 */
@NullMarked
package io.millrace.ui.charts;

import org.jspecify.annotations.NullMarked;
