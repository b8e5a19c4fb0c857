/**
 * Measures an engine on the benchmark: how often it is right, wrong, or honestly silent. The
 * command that evaluates imports it.
 */
@NullMarked
package io.millrace.ask.evaluation;

import org.jspecify.annotations.NullMarked;
