/** The screens of a sales associate, and how they lead to each other. */
@NullMarked
package io.millrace.ui.counter;

import org.jspecify.annotations.NullMarked;
