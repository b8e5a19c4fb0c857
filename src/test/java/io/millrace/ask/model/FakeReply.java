package io.millrace.ask.model;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the fake model behaves on one request to {@code /api/chat}.
 *
 * @param status 200, or that of an error
 * @param error the error's text; empty where there is none. With status 200 it comes in the middle
 *     of the stream, after the pieces, as Ollama tells of a runner that died
 * @param thinking what the model thinks aloud, piece by piece, in a field of its own
 * @param pieces what it says, piece by piece
 * @param before how long it takes to the first byte, as a model that is loaded from the disk does
 * @param between how long it takes from piece to piece
 * @param ending how the stream ends
 * @param doneReason stop, or length where the reply was cut
 * @param promptTokens what it claims to have read; −1 to count, 0 to say nothing of it
 * @param garbage lines that are no JSON, sent instead of pieces
 */
public record FakeReply(
        int status,
        String error,
        List<String> thinking,
        List<String> pieces,
        Duration before,
        Duration between,
        Ending ending,
        String doneReason,
        int promptTokens,
        List<String> garbage) {

    /** How a stream ends. */
    public enum Ending {
        /** As it should, with {@code done}. */
        DONE,
        /** In good order but too early: without {@code done}. */
        EARLY,
        /** By a connection that breaks. */
        BROKEN,
        /** Never: the connection stays, and nothing more comes. */
        STALLED
    }

    private static final int LETTERS_A_PIECE = 7;

    /** Says the text in pieces of a few letters. */
    public static FakeReply saying(String text) {
        return new FakeReply(
                200,
                "",
                List.of(),
                cut(text),
                Duration.ZERO,
                Duration.ZERO,
                Ending.DONE,
                "stop",
                -1,
                List.of());
    }

    /** Refuses with the status and Ollama's shape of an error. */
    public static FakeReply failing(int status, String error) {
        return saying("").with(status, error);
    }

    /** Fails as Ollama does when its queue is full. */
    public static FakeReply busy() {
        return failing(503, "server busy, please try again.  maximum pending requests exceeded");
    }

    /** Begins to answer and then tells of an error, under the status 200. */
    public FakeReply thenFailing(String words) {
        return with(200, words);
    }

    public FakeReply thinking(String text) {
        return new FakeReply(
                status,
                error,
                cut(text),
                pieces,
                before,
                between,
                ending,
                doneReason,
                promptTokens,
                garbage);
    }

    public FakeReply after(Duration first) {
        return new FakeReply(
                status,
                error,
                thinking,
                pieces,
                first,
                between,
                ending,
                doneReason,
                promptTokens,
                garbage);
    }

    public FakeReply pausing(Duration pause) {
        return new FakeReply(
                status,
                error,
                thinking,
                pieces,
                before,
                pause,
                ending,
                doneReason,
                promptTokens,
                garbage);
    }

    public FakeReply ending(Ending other) {
        return new FakeReply(
                status,
                error,
                thinking,
                pieces,
                before,
                between,
                other,
                doneReason,
                promptTokens,
                garbage);
    }

    /** Stops because there is no more room for words. */
    public FakeReply outOfRoom() {
        return new FakeReply(
                status,
                error,
                thinking,
                pieces,
                before,
                between,
                ending,
                "length",
                promptTokens,
                garbage);
    }

    public FakeReply havingRead(int tokens) {
        return new FakeReply(
                status,
                error,
                thinking,
                pieces,
                before,
                between,
                ending,
                doneReason,
                tokens,
                garbage);
    }

    /** Sends lines that no JSON parser takes. */
    public static FakeReply babbling(String... lines) {
        FakeReply plain = saying("");
        return new FakeReply(
                200,
                "",
                List.of(),
                List.of(),
                plain.before,
                plain.between,
                Ending.EARLY,
                plain.doneReason,
                plain.promptTokens,
                List.of(lines));
    }

    private FakeReply with(int otherStatus, String words) {
        return new FakeReply(
                otherStatus,
                words,
                thinking,
                pieces,
                before,
                between,
                ending,
                doneReason,
                promptTokens,
                garbage);
    }

    private static List<String> cut(String text) {
        return IntStream.iterate(0, at -> at < text.length(), at -> at + LETTERS_A_PIECE)
                .mapToObj(at -> text.substring(at, Math.min(at + LETTERS_A_PIECE, text.length())))
                .toList();
    }
}
