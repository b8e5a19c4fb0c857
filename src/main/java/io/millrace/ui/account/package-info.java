/** What a signed-in person does about the own account. */
@NullMarked
package io.millrace.ui.account;

import org.jspecify.annotations.NullMarked;
