package io.millrace.ask.prompt;

import io.millrace.work.Run;

/** A language model that completes what is written so far. */
public interface Chat {

    /** Its name, as its server has it. */
    String model();

    /**
     * Completes a prompt; waits no longer than the settings allow.
     *
     * @throws io.millrace.MillraceException with code CANNOT_CONNECT if nobody answers there,
     *     CANCELLED if the run is, else FAILED; always a sentence that says what to do
     */
    Reply complete(Prompt prompt, Run run);

    /**
     * What it wrote.
     *
     * @param promptTokens read for it, as the server counts; 0 where it does not say
     * @param replyTokens written
     */
    record Reply(String text, long promptTokens, long replyTokens) {}
}
