/**
 * The only way to a language model: one call has messages and the form that the reply keeps to, and
 * ends in a reply or in a sentence that says what to do. Knows nothing of the business. Whoever has
 * a model read questions imports {@link io.millrace.ask.model.ChatEndpoint}; who looks after models
 * imports {@link io.millrace.ask.model.Models}.
 */
@NullMarked
package io.millrace.ask.model;

import org.jspecify.annotations.NullMarked;
