/**
 * The screens of whoever asks the warehouse, and how one leads to another. The shell imports it.
 */
@NullMarked
package io.millrace.ui.answers;

import org.jspecify.annotations.NullMarked;
