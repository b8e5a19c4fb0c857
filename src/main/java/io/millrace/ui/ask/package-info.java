/** Questions in plain English, and their answers as cards. The shell imports it. */
@NullMarked
package io.millrace.ui.ask;

import org.jspecify.annotations.NullMarked;
