/**
 * What is read from and kept in the warehouse, the star schema in MySQL. Floors above import it; it
 * stands on {@code db} and {@code work}.
 */
@NullMarked
package io.millrace.warehouse;

import org.jspecify.annotations.NullMarked;
