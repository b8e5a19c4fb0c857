/** Coming in: name and password, second factor, and what a first sign-in sets up. */
@NullMarked
package io.millrace.ui.signin;

import org.jspecify.annotations.NullMarked;
