/**
 * Answers that somebody keeps in sight: asked again after each sync, arranged by hand, watched for
 * thresholds. The shell and the conversation import it.
 */
@NullMarked
package io.millrace.ui.saved;

import org.jspecify.annotations.NullMarked;
