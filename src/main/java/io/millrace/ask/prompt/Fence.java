package io.millrace.ask.prompt;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Puts texts of people and of the warehouse into prompts as data: JSON between quotation marks that
 * no text can close, on one line, without anything that a reader does not see or that a model's
 * template takes for a mark of its own.
 */
final class Fence {

    private static final ObjectMapper QUOTING =
            new ObjectMapper(new JsonFactoryBuilder().characterEscapes(new Marks()).build());

    private Fence() {}

    /**
     * The JSON of a text, or of what is made of texts.
     *
     * @param data a text, a number, a list, a map or a tree of JSON
     */
    static String quote(Object data) {
        try {
            return QUOTING.writeValueAsString(data);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException("What JSON cannot hold", cause);
        }
    }

    /** Which characters are written as numbers. */
    private static final class Marks extends CharacterEscapes {

        @Serial private static final long serialVersionUID = 1L;

        /** Marks such as {@code <|user|>}, {@code [INST]} and fences; and the one to delete. */
        private static final String ASCII = "<>|[]`#\u007f";

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            ASCII.chars().forEach(mark -> codes[mark] = ESCAPE_STANDARD);
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return isSeen(character) ? null : new SerializedString("\\u%04x".formatted(character));
        }

        private static boolean isSeen(int character) {
            return switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                        false;
                default -> true;
            };
        }
    }
}
