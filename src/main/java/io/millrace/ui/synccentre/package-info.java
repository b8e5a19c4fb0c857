/** The Sync centre: what syncs did, what waits, and whether both sides are equal. */
@NullMarked
package io.millrace.ui.synccentre;

import org.jspecify.annotations.NullMarked;
