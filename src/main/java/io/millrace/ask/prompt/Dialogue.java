package io.millrace.ask.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.ask.model.ChatEndpoint;
import io.millrace.ask.model.ChatPrompt;
import io.millrace.ask.model.ChatReply;
import io.millrace.work.Run;
import java.time.Duration;
import java.util.Map;

/** Asks a model about one question, and once more in all where its reply cannot be used. */
final class Dialogue {

    /** Makes something of a reply, or says what is wrong with it. */
    @FunctionalInterface
    interface Use<T> {
        T of(Map.Entry<String, JsonNode> reply) throws UnusableException;
    }

    private final ChatEndpoint chat;
    private final Run run;
    private Effort effort;

    /**
     * Nobody is asked yet.
     *
     * @param remark what had to be done without
     */
    Dialogue(ChatEndpoint chat, String remark, Run run) {
        this.chat = chat;
        this.run = run;
        this.effort = Effort.none(chat.model(), remark);
    }

    <T> ModelVerdict<T> settle(ChatPrompt prompt, Use<T> use) {
        String reply = ask(prompt);
        try {
            return run.stage("Checking what the model read", () -> used(reply, use));
        } catch (UnusableException first) {
            if (!first.reason().isMendable() || effort.repairs() > 0) {
                return unused(first);
            }
            effort = effort.withRepair();
            String second = ask(PromptWriter.again(prompt, reply, first.fault()));
            try {
                return run.stage("Checking what the model read", () -> used(second, use));
            } catch (UnusableException still) {
                return unused(still);
            }
        }
    }

    private String ask(ChatPrompt prompt) {
        long start = System.nanoTime();
        ChatReply reply = chat.complete(prompt, run);
        effort =
                effort.withCall(
                        reply.promptTokens(),
                        reply.replyTokens(),
                        Duration.ofNanos(System.nanoTime() - start));
        return reply.text();
    }

    private <T> ModelVerdict<T> used(String reply, Use<T> use) throws UnusableException {
        return new ModelVerdict.Used<>(use.of(Replies.read(reply)), effort);
    }

    private <T> ModelVerdict<T> unused(UnusableException why) {
        return new ModelVerdict.Unused<>(why.reason(), sentence(why), effort);
    }

    private static String sentence(UnusableException why) {
        return switch (why.reason()) {
            case OUTSIDE, NOT_KNOWN ->
                    "The model finds nothing in the warehouse that answers this.";
            case UNREADABLE -> "The model's reading cannot be used: " + why.fault();
            case REFUSED -> "The model's SQL was not run: " + why.fault();
            case FAILED -> "The model's SQL did not run: " + why.fault();
        };
    }
}
