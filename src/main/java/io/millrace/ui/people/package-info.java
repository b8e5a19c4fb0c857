/** Who may come in: the administrator's screen. */
@NullMarked
package io.millrace.ui.people;

import org.jspecify.annotations.NullMarked;
