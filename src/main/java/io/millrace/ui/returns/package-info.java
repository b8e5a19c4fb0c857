/** Taking back what customers return. */
@NullMarked
package io.millrace.ui.returns;

import org.jspecify.annotations.NullMarked;
