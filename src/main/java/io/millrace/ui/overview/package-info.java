/** The company as an executive looks at it: by market and region, against the period before. */
@NullMarked
package io.millrace.ui.overview;

import org.jspecify.annotations.NullMarked;
