package io.millrace.ask.prompt;

import io.millrace.MillraceException;
import io.millrace.ask.model.ChatEndpoint;
import io.millrace.ask.model.ChatPrompt;
import io.millrace.ask.model.ChatReply;
import io.millrace.work.Run;

/** A model that is told nothing until the person allows it. */
public final class ConsentedChat implements ChatEndpoint {

    private final ChatEndpoint chat;
    private final ModelConsent consent;

    public ConsentedChat(ChatEndpoint chat, ModelConsent consent) {
        this.chat = chat;
        this.consent = consent;
    }

    @Override
    public String model() {
        return chat.model();
    }

    /**
     * Completes a prompt, if the person allows that it leaves this machine.
     *
     * @throws MillraceException with code NOT_PERMITTED where the person does not, or was not asked
     */
    @Override
    public ChatReply complete(ChatPrompt prompt, Run run) {
        consent.require();
        return chat.complete(prompt, run);
    }
}
