/** The desktop: the only floor that knows JavaFX. Only the application imports it. */
@NullMarked
package io.millrace.ui;

import org.jspecify.annotations.NullMarked;
