/**
 * Has a language model read what the built-in engine cannot: writes the prompts, checks what comes
 * back as if a stranger had written it, and asks once more where it is wrong. The analyst imports
 * it.
 */
@NullMarked
package io.millrace.ask.prompt;

import org.jspecify.annotations.NullMarked;
