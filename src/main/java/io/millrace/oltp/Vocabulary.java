package io.millrace.oltp;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words that the company uses for ship modes, priorities and return statuses. */
final class Vocabulary {

    private final Map<String, List<String>> words = new HashMap<>();
    private final Map<String, String> byKey = new HashMap<>();

    /** Reads the words that are known to the database. */
    static Vocabulary read(Sql sql) throws SQLException {
        Vocabulary vocabulary = new Vocabulary();
        sql.list(
                SqlFiles.read("postgresql/import/list_known_values.sql"),
                row -> vocabulary.add(row.getString("kind"), row.getString("value")));
        return vocabulary;
    }

    private boolean add(String kind, String word) {
        byKey.put(key(kind, word), word);
        return words.computeIfAbsent(kind, _ -> new ArrayList<>()).add(word);
    }

    /** The word as the company writes it; case, blanks and a missing "Class" do not matter. */
    Optional<String> find(String kind, String text) {
        return Optional.ofNullable(byKey.get(key(kind, text)));
    }

    /** All words of a kind. */
    List<String> words(String kind) {
        return words.getOrDefault(kind, List.of());
    }

    /** All words of a kind, for a message. */
    String known(String kind) {
        return String.join(", ", words(kind));
    }

    private static String key(String kind, String text) {
        StringBuilder key = new StringBuilder(kind).append(':');
        text.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        String plain = key.toString();
        return plain.endsWith("class")
                ? plain.substring(0, plain.length() - "class".length())
                : plain;
    }
}
