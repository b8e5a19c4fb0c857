/** The associate's first screen: his own month, his latest orders and returns. */
@NullMarked
package io.millrace.ui.home;

import org.jspecify.annotations.NullMarked;
