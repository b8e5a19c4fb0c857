package io.millrace.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.MillraceException;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server's sign-in functions are asked and answer. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** The answer of one function; its parameters are bound, so that no statement shows them. */
    static JsonNode ask(Connection connection, String query, @Nullable Object... parameters)
            throws SQLException {
        String text =
                new Sql(connection, new Run())
                        .first(query, row -> row.getString(1), parameters)
                        .orElse("{}");
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            throw new MillraceException(
                    MillraceException.Code.FAILED, "The server's answer cannot be read.");
        }
    }

    static String outcome(JsonNode answer) {
        return answer.path("outcome").asText();
    }

    static Person person(JsonNode answer) {
        return new Person(
                answer.path("name").asText(),
                Role.of(answer.path("role").asText()),
                texts(answer.path("regions")));
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Which of the two was not taken. */
    static Step.Subject subject(JsonNode refused) {
        return switch (refused.path("reason").asText()) {
            case "code", "no second factor" -> Step.Subject.FACTOR;
            case String _ -> Step.Subject.PASSWORD;
        };
    }

    /** Why a password or a second factor was not taken, for the person. */
    static String sentence(JsonNode refused) {
        return switch (refused.path("reason").asText()) {
            case "short" -> "A password has at least 12 characters.";
            case "long" ->
                    "A password has at most 72 characters, fewer where they are not plain letters.";
            case "same as name" -> "Your name is no password.";
            case "used before" -> "You have used this password before; choose another.";
            case "no second factor" -> "Set up a second factor too.";
            case "code" ->
                    "The code is not the one that the app shows now; check the app's clock and try"
                            + " the next code.";
            case String reason -> "The server does not take it: " + reason + ".";
        };
    }
}
