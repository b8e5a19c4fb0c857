/**
 * The audit of both databases: who did what, before and after, and whether it is as it was written.
 */
@NullMarked
package io.millrace.ui.audit;

import org.jspecify.annotations.NullMarked;
