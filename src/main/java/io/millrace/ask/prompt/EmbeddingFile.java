package io.millrace.ask.prompt;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps where embedding models place texts, in a file of the home, so that each text is placed
 * once. The file names the texts by their digests alone, and what is lost of it is merely placed
 * again.
 */
final class EmbeddingFile {

    /** The oldest go first. */
    static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> ENTRIES =
            new TypeReference<>() {};

    private final Path file;

    EmbeddingFile(Path home) {
        file = home.resolve("embeddings.json");
    }

    /** Those of these texts that the model is known to have placed. */
    Map<String, float[]> read(String model, Collection<String> texts) {
        Map<String, String> entries = entries();
        Map<String, float[]> known = new HashMap<>();
        for (String text : texts) {
            float[] vector = vector(entries.getOrDefault(key(model, text), ""));
            if (vector.length > 0) {
                known.put(text, vector);
            }
        }
        return known;
    }

    /** Keeps where the model places texts, as the newest. */
    void keep(String model, Map<String, float[]> vectors) {
        Map<String, String> entries = entries();
        vectors.forEach((text, vector) -> {
            String key = key(model, text);
            entries.remove(key);
            entries.put(key, entry(vector));
        });
        Iterator<String> oldest = entries.keySet().iterator();
        for (int tooMany = entries.size() - MOST; tooMany > 0; tooMany--) {
            oldest.next();
            oldest.remove();
        }
        write(entries);
    }

    private Map<String, String> entries() {
        if (!Files.exists(file)) {
            return new LinkedHashMap<>();
        }
        try {
            return JSON.readValue(file.toFile(), ENTRIES);
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read and is made anew", file, unreadable);
            return new LinkedHashMap<>();
        }
    }

    private void write(Map<String, String> entries) {
        try {
            new WholeFile(file).write(JSON.writeValueAsString(entries));
        } catch (IOException unwritable) {
            LOG.warn("{} cannot be written; texts are placed again next time", file, unwritable);
        }
    }

    private static String key(String model, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return model
                    + " "
                    + HexFormat.of()
                            .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String entry(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Empty where the entry is none. */
    private static float[] vector(String entry) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(entry);
        } catch (IllegalArgumentException _) {
            return new float[0];
        }
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return vector;
    }
}
