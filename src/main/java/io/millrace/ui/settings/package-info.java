/** An administrator's screens beside the people: connections, model, masking and retention. */
@NullMarked
package io.millrace.ui.settings;

import org.jspecify.annotations.NullMarked;
