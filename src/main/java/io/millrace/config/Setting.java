package io.millrace.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of env.yaml.
 *
 * @param section such as model
 * @param key such as name
 * @param value as it is meant, not as YAML quotes it; empty for the default
 */
public record Setting(String section, String key, String value) {

    /** A whole number. */
    public Setting(String section, String key, long number) {
        this(section, key, Long.toString(number));
    }

    boolean isSameAs(Setting other) {
        return section.equals(other.section) && key.equals(other.key);
    }

    /** The settings as a person would write them into the file; none for those with defaults. */
    public static String lines(List<Setting> settings) {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        for (Setting setting : settings) {
            if (!setting.value.isEmpty()) {
                sections.computeIfAbsent(
                                setting.section, name -> new StringBuilder(name).append(":"))
                        .append("\n  ")
                        .append(setting.key)
                        .append(": ")
                        .append(SettingsText.scalar(setting.value));
            }
        }
        return String.join("\n", sections.values());
    }
}
