/** Tiles with key figures. Any screen may import them. */
@NullMarked
package io.millrace.ui.tiles;

import org.jspecify.annotations.NullMarked;
