package io.millrace.ask.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.exception.HttpException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/** Tells from what was thrown what went wrong. */
final class Troubles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 300;

    private Troubles() {}

    static Trouble of(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            Trouble known = known(each);
            if (known != null) {
                return known;
            }
        }
        return new Trouble.GaveUp(oneLine(String.valueOf(thrown.getMessage())));
    }

    private static @Nullable Trouble known(Throwable thrown) {
        return switch (thrown) {
            case HttpException refused ->
                    new Trouble.Refused(
                            refused.statusCode(), words(String.valueOf(refused.getMessage())));
            case ConnectException _ -> new Trouble.Unreachable();
            case HttpConnectTimeoutException _ -> new Trouble.Unreachable();
            case UnresolvedAddressException _ -> new Trouble.Unreachable();
            case JsonProcessingException _ -> new Trouble.Garbage();
            case IOException _ -> new Trouble.Cut();
            default -> null;
        };
    }

    /** What a server says about an error: Ollama's form, that of OpenAI, or plain text. */
    static String words(String body) {
        try {
            JsonNode error = JSON.readTree(body).path("error");
            String text = error.isTextual() ? error.asText() : error.path("message").asText();
            return oneLine(text.isEmpty() ? body : text);
        } catch (JsonProcessingException _) {
            return oneLine(body);
        }
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
