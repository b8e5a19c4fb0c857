package io.millrace.ask.prompt;

import io.millrace.MillraceException;
import io.millrace.ask.model.ChatEndpoint;
import io.millrace.ask.model.ChatMessage;
import io.millrace.ask.model.ChatPrompt;
import io.millrace.ask.model.ChatReply;
import io.millrace.work.Run;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what it was told to say, in order, and keeps what it was asked; an empty text is no answer
 * at all.
 */
public final class ScriptedChat implements ChatEndpoint {

    private final Deque<String> replies = new ArrayDeque<>();
    private final List<ChatPrompt> asked = new ArrayList<>();

    public ScriptedChat(String... replies) {
        this.replies.addAll(List.of(replies));
    }

    @Override
    public String model() {
        return "scripted";
    }

    @Override
    public ChatReply complete(ChatPrompt prompt, Run run) {
        asked.add(prompt);
        String reply = replies.removeFirst();
        if (reply.isEmpty()) {
            throw new MillraceException(
                    MillraceException.Code.CANNOT_CONNECT, "Nobody answers at the port.");
        }
        return new ChatReply(reply, 100, 10);
    }

    public List<ChatPrompt> asked() {
        return asked;
    }

    /** Everything it was ever sent. */
    public String heard() {
        return asked.stream()
                .flatMap(prompt -> prompt.messages().stream())
                .map(ChatMessage::text)
                .collect(Collectors.joining("\n"));
    }
}
