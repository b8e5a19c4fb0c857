/** The sync as a person sees it: how fresh the warehouse is, and Sync now. */
@NullMarked
package io.millrace.ui.sync;

import org.jspecify.annotations.NullMarked;
