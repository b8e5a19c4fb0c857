package io.millrace.warehouse;

import io.millrace.MillraceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Which columns are about people, and how each role sees them.
 *
 * @param personal by {@code table.column}, then by role
 * @param harmless columns that only look so
 */
record MaskingPolicy(Map<String, Map<String, Treatment>> personal, Set<String> harmless) {

    /** The roles that have a mart. */
    static final List<String> ROLES = List.of("manager", "executive");

    private static final Pattern PERSONAL =
            Pattern.compile(
                    "name|mail|phone|mobile|fax|street|address|postal|zip|birth|passport|iban|card|tax"
                            + "|ssn|social|contact|person|note|comment");

    /**
     * Reads the policy of a home, or the one that Millrace brings along.
     *
     * @throws MillraceException with code CONFIGURATION, naming every fault together
     */
    static MaskingPolicy load(Path home) {
        Path own = home.resolve("masking.yaml");
        try (InputStream in =
                        Files.exists(own)
                                ? Files.newInputStream(own)
                                : Objects.requireNonNull(
                                        MaskingPolicy.class.getResourceAsStream("masking.yaml"));
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return new Reading(Files.exists(own) ? own.toString() : "masking.yaml").policy(read);
        } catch (IOException | YAMLException cause) {
            throw new MillraceException(
                    MillraceException.Code.CONFIGURATION,
                    own + " cannot be read: " + cause.getMessage(),
                    cause);
        }
    }

    /** How a role sees a column; nothing where the policy does not name it. */
    Optional<Treatment> treatment(String column, String role) {
        return Optional.ofNullable(personal.get(column)).map(roles -> roles.get(role));
    }

    /** Whether a column that nobody declared is to be taken for one about people. */
    boolean looksPersonal(String table, String column) {
        String whole = table + "." + column;
        return !personal.containsKey(whole)
                && !harmless.contains(whole)
                && PERSONAL.matcher(column).find();
    }

    /** Whether the policy says anything about the column. */
    boolean declares(String table, String column) {
        String whole = table + "." + column;
        return personal.containsKey(whole) || harmless.contains(whole);
    }

    /** Collects faults while it reads. */
    private record Reading(String file, List<String> faults) {

        Reading(String file) {
            this(file, new ArrayList<>());
        }

        MaskingPolicy policy(Object read) {
            Map<String, Map<String, Treatment>> personal = new HashMap<>();
            Set<String> harmless = new HashSet<>();
            if (read instanceof Map<?, ?> sections) {
                for (Map.Entry<?, ?> section : sections.entrySet()) {
                    switch (String.valueOf(section.getKey())) {
                        case "personal" -> readPersonal(section.getValue(), personal);
                        case "harmless" -> readHarmless(section.getValue(), harmless);
                        case String other ->
                                faults.add(other + " is neither personal nor harmless");
                    }
                }
            }
            if (personal.isEmpty()) {
                faults.add("personal names no column");
            }
            if (!faults.isEmpty()) {
                throw new MillraceException(
                        MillraceException.Code.CONFIGURATION,
                        "%s has %d faults: %s."
                                .formatted(file, faults.size(), String.join("; ", faults)));
            }
            return new MaskingPolicy(Map.copyOf(personal), Set.copyOf(harmless));
        }

        private void readHarmless(Object value, Set<String> harmless) {
            if (value instanceof List<?> columns) {
                columns.forEach(column -> harmless.add(String.valueOf(column)));
            } else {
                faults.add("harmless is no list of columns");
            }
        }

        private void readPersonal(Object value, Map<String, Map<String, Treatment>> personal) {
            if (!(value instanceof Map<?, ?> columns)) {
                faults.add("personal is no map of columns");
                return;
            }
            columns.forEach((column, roles) ->
                    personal.put(
                            String.valueOf(column), treatments(String.valueOf(column), roles)));
        }

        private Map<String, Treatment> treatments(String column, Object roles) {
            Map<String, Treatment> treatments = new HashMap<>();
            for (String role : ROLES) {
                Object word = roles instanceof Map<?, ?> map ? map.get(role) : null;
                Optional<Treatment> treatment = Treatment.of(String.valueOf(word));
                treatment.ifPresentOrElse(
                        known -> treatments.put(role, known),
                        () ->
                                faults.add(
                                        "%s does not say how a %s sees it: clear, pseudonym, hidden or"
                                                        .formatted(column, role)
                                                + " prefix(n)"));
                if (treatment.orElse(null) instanceof Treatment.Pseudonym
                        && !column.startsWith("dim_customer.")) {
                    faults.add(column + " is not in dim_customer, where pseudonyms are");
                }
            }
            return Map.copyOf(treatments);
        }
    }
}
