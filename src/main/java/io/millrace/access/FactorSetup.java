package io.millrace.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A second factor on its way to the server, which gets hashes of the answers and codes only. */
final class FactorSetup {

    private static final int QUESTIONS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private FactorSetup() {}

    /** Why it cannot be a second factor; empty if it can. */
    static Optional<String> fault(Enrolment factor) {
        return switch (factor) {
            case Enrolment.Totp _ -> Optional.empty();
            case Enrolment.Questions questions -> fault(questions);
        };
    }

    private static Optional<String> fault(Enrolment.Questions factor) {
        List<String> answers = plain(factor.answers().values());
        if (answers.size() != QUESTIONS
                || factor.answers().keySet().stream().anyMatch(String::isBlank)
                || answers.contains("")) {
            return Optional.of("Choose three different questions and answer each of them.");
        }
        if (answers.stream().distinct().count() != QUESTIONS) {
            return Optional.of("Give each question an answer of its own.");
        }
        boolean tooLong =
                answers.stream()
                        .anyMatch(answer ->
                                answer.getBytes(StandardCharsets.UTF_8).length > Passwords.LONGEST);
        return tooLong ? Optional.of("Shorten the answers to 72 characters.") : Optional.empty();
    }

    static String json(Enrolment factor) {
        try {
            return JSON.writeValueAsString(
                    switch (factor) {
                        case Enrolment.Totp(TotpSecret secret, String code, RecoveryCodes codes) ->
                                Map.of(
                                        "kind", "totp",
                                        "secret", secret.base32(),
                                        "code", digits(code),
                                        "recovery", codes.digests());
                        case Enrolment.Questions(var answers, RecoveryCodes codes) ->
                                Map.of(
                                        "kind", "questions",
                                        "questions", List.copyOf(answers.keySet()),
                                        "hashes", hashes(answers.values()),
                                        "recovery", codes.digests());
                    });
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** What was typed as the second factor, as the server compares it. */
    static String[] answers(Factor asked, List<String> typed) {
        if (asked instanceof Factor.Questions && typed.size() == QUESTIONS) {
            return plain(typed).toArray(String[]::new);
        }
        return typed.stream().map(RecoveryCodes::plain).toArray(String[]::new);
    }

    private static List<String> hashes(Collection<String> answers) {
        return plain(answers).stream().map(text -> Passwords.hash(text.toCharArray())).toList();
    }

    /** Capitals, blanks and the two ways to write an accent do not count. */
    private static List<String> plain(Collection<String> answers) {
        return answers.stream()
                .map(answer ->
                        Normalizer.normalize(answer, Normalizer.Form.NFKC)
                                .strip()
                                .replaceAll("\\s+", " ")
                                .toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String digits(String code) {
        return code.replaceAll("\\s", "");
    }
}
