/**
 * The file that a month is archived to: written from the shop, sealed, read back and compared with
 * the shop. The commands of {@code etl} decide what happens to the month itself.
 */
@NullMarked
package io.millrace.etl.archive;

import org.jspecify.annotations.NullMarked;
