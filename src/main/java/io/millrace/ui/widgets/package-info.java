/** Theme, formats and controls that several screens share. It knows no screen. */
@NullMarked
package io.millrace.ui.widgets;

import org.jspecify.annotations.NullMarked;
