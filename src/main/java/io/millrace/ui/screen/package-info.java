/** What a part of the desktop has to be to stand in the navigation. Every screen may import it. */
@NullMarked
package io.millrace.ui.screen;

import org.jspecify.annotations.NullMarked;
