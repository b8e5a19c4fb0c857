package io.millrace.ask.model;

import java.time.Duration;

/**
 * What a model made of a question whose answer is known.
 *
 * @param question what it was asked
 * @param reply what it wrote
 * @param isRight whether it kept to the form and filled it in rightly
 * @param elapsed from the question to the last word, the loading of the model included
 */
public record ModelTrial(
        String name,
        String question,
        String reply,
        boolean isRight,
        long promptTokens,
        long replyTokens,
        Duration elapsed) {}
