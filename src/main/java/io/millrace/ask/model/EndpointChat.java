package io.millrace.ask.model;

import io.millrace.ask.prompt.Chat;
import io.millrace.ask.prompt.Prompt;
import io.millrace.work.Run;

/** Completes prompts by a model behind a server. */
public final class EndpointChat implements Chat {

    private final ChatEndpoint endpoint;

    public EndpointChat(ChatEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public String model() {
        return endpoint.model();
    }

    @Override
    public Reply complete(Prompt prompt, Run run) {
        ChatReply reply =
                endpoint.complete(
                        new ChatPrompt(
                                prompt.messages().stream().map(EndpointChat::message).toList(),
                                prompt.form()),
                        run);
        return new Reply(reply.text(), reply.promptTokens(), reply.replyTokens());
    }

    private static ChatMessage message(Prompt.Message message) {
        return new ChatMessage(author(message.author()), message.text());
    }

    private static ChatMessage.Author author(Prompt.Author author) {
        return switch (author) {
            case RULES -> ChatMessage.Author.SYSTEM;
            case QUESTION -> ChatMessage.Author.USER;
            case MODEL -> ChatMessage.Author.MODEL;
        };
    }
}
