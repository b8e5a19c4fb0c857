package io.millrace.ask.model;

/**
 * What a model wrote, without what it thought before.
 *
 * @param text where a schema was given and the reply holds exactly one JSON object, that object;
 *     else the reply as it is, for whoever asked to refuse
 * @param promptTokens read for it, as the server counts; 0 where it does not say
 * @param replyTokens written, thoughts included; 0 where it does not say
 */
public record ChatReply(String text, long promptTokens, long replyTokens) {}
