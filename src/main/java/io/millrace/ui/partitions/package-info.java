/** The months of both databases: how large they are, what is coming, what is put away. */
@NullMarked
package io.millrace.ui.partitions;

import org.jspecify.annotations.NullMarked;
