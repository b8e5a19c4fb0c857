/** Bringing in files, step by step. */
@NullMarked
package io.millrace.ui.imports;

import org.jspecify.annotations.NullMarked;
