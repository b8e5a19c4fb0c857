/** What every floor may use: the one exception that carries a sentence for the person. */
@NullMarked
package io.millrace;

import org.jspecify.annotations.NullMarked;
