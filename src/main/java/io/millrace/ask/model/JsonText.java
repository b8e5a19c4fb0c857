package io.millrace.ask.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes the one JSON object out of what a model wrote that was to write nothing else. */
final class JsonText {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** Servers that know nothing of thoughts leave them in the reply. */
    private static final Pattern THOUGHT = Pattern.compile("(?s)^\\s*<think>.*?</think>");

    private JsonText() {}

    static String withoutThoughts(String reply) {
        return THOUGHT.matcher(reply).replaceFirst("").strip();
    }

    /** The object; the whole text where there is none in it, or more than one. */
    static String onlyObject(String text) {
        if (isObject(text)) {
            return text;
        }
        List<String> found = objects(text);
        return found.size() == 1 ? found.getFirst() : text;
    }

    /** Those that stand side by side; none where a brace begins anything else. */
    private static List<String> objects(String text) {
        List<String> found = new ArrayList<>();
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
            int end = end(text, at);
            if (end < 0 || !isObject(text.substring(at, end))) {
                return List.of();
            }
            found.add(text.substring(at, end));
            at = end;
        }
        return found;
    }

    /**
     * Where the brace at {@code start} is closed, texts in quotation marks left out; −1 nowhere.
     */
    private static int end(String text, int start) {
        int depth = 0;
        boolean isQuoted = false;
        for (int at = start; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (isQuoted && letter == '\\') {
                at++;
            } else if (letter == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && letter == '{') {
                depth++;
            } else if (!isQuoted && letter == '}') {
                depth--;
                if (depth == 0) {
                    return at + 1;
                }
            }
        }
        return -1;
    }

    private static boolean isObject(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JsonProcessingException _) {
            return false;
        }
    }
}
