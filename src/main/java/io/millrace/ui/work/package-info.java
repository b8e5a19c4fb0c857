/**
 * The bridge between background work and the window's thread. Any part of the desktop may import
 * it.
 */
@NullMarked
package io.millrace.ui.work;

import org.jspecify.annotations.NullMarked;
