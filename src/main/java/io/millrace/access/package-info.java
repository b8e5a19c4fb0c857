/**
 * People: their accounts on both servers, how they sign in, and what was done by whom. The servers
 * enforce what a role may do; nothing here could. The floors above may import it.
 */
@NullMarked
package io.millrace.access;

import org.jspecify.annotations.NullMarked;
