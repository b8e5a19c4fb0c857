/**
 * What can be asked of the warehouse, as a tree without any SQL in it: what a question means once
 * it is understood. Names in it are those of the semantic model. Everything that reads, changes,
 * says or compiles a question may import it; it imports nothing but periods.
 */
@NullMarked
package io.millrace.semantics.query;

import org.jspecify.annotations.NullMarked;
