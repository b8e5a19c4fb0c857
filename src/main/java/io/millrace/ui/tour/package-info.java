/** Pictures of every screen, made without a display. */
@NullMarked
package io.millrace.ui.tour;

import org.jspecify.annotations.NullMarked;
