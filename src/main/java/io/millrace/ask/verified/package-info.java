/**
 * Questions whose SQL somebody wrote and checked: those that come along, and a company's own in the
 * home. A question is one of them if it is the same in words, or if it is read as the same query;
 * one that is merely like it is not.
 */
@NullMarked
package io.millrace.ask.verified;

import org.jspecify.annotations.NullMarked;
