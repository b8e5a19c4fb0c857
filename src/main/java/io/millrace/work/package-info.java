/**
 * Long work: progress, cancellation and background threads. Anyone may import it; it imports
 * nothing of ours.
 */
@NullMarked
package io.millrace.work;

import org.jspecify.annotations.NullMarked;
