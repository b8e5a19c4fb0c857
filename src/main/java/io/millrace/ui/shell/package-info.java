/** The main window: navigation, header, and the screens it holds. */
@NullMarked
package io.millrace.ui.shell;

import org.jspecify.annotations.NullMarked;
