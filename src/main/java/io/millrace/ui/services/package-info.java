/** What the desktop asks of the rest of the application. Any part of the desktop may import it. */
@NullMarked
package io.millrace.ui.services;

import org.jspecify.annotations.NullMarked;
