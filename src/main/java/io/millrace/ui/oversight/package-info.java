/** What an executive sees: how the screens belong together. */
@NullMarked
package io.millrace.ui.oversight;

import org.jspecify.annotations.NullMarked;
