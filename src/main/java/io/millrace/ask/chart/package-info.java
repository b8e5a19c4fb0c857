/**
 * Which chart fits an answer, by rule. Whoever shows answers, on paper or on the screen, may import
 * it; it draws nothing.
 */
@NullMarked
package io.millrace.ask.chart;

import org.jspecify.annotations.NullMarked;
