/**
 * Change data capture: what PostgreSQL holds that the warehouse does not have yet. For the sync
 * only.
 */
@NullMarked
package io.millrace.cdc;

import org.jspecify.annotations.NullMarked;
