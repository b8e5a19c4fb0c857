/**
 * Reads back what {@link io.millrace.ask.words.Paraphraser} says, and nothing else. Each class has
 * a part of the grammar that is listed at {@code io.millrace.ask.words}; {@link
 * io.millrace.ask.grammar.canonical.Rule} is what they are made of. Whoever reads questions may
 * import it.
 */
@NullMarked
package io.millrace.ask.grammar.canonical;

import org.jspecify.annotations.NullMarked;
