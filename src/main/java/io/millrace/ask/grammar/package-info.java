/**
 * The built-in engine: reads questions by a lexicon and a grammar, without any model. Every word of
 * a question is accounted for, or it is not answered. The pages that show and answer questions
 * import {@link io.millrace.ask.grammar.GrammarReader} alone.
 */
@NullMarked
package io.millrace.ask.grammar;

import org.jspecify.annotations.NullMarked;
