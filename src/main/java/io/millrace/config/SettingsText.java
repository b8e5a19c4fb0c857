package io.millrace.config;

import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The text of env.yaml, in which one setting can be changed while every other letter, the comments
 * among them, stays what it is.
 */
record SettingsText(String text) {

    /** What YAML takes for a text without quotation marks. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9/][A-Za-z0-9._/@-]*(?::[A-Za-z0-9._/@-]+)*");

    private static final Pattern NOTHING = Pattern.compile("(?i)null");
    private static final String INDENT = "  ";

    /** The whole of it as YAML has it; null where it says nothing. */
    static @Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(10);
        return new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
    }

    /** A value as YAML writes it. */
    static String scalar(String value) {
        return PLAIN.matcher(value).matches() && !NOTHING.matcher(value).matches()
                ? value
                : "'" + value.replace("'", "''") + "'";
    }

    /**
     * The same with another value; empty where it is written in a way that only a person should
     * change, such as on several lines.
     */
    Optional<SettingsText> with(Setting setting) {
        if (setting.value().codePoints().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        Node root = compose(text);
        if (root == null || root.getTag().equals(Tag.NULL)) {
            return setting.value().isEmpty()
                    ? Optional.of(this)
                    : Optional.of(withSection(setting, ""));
        }
        return root instanceof MappingNode all
                ? within(all, setting)
                : Optional.<SettingsText>empty();
    }

    private Optional<SettingsText> within(MappingNode all, Setting setting) {
        Optional<NodeTuple> section = entry(all, setting.section());
        Optional<Node> value =
                section.map(NodeTuple::getValueNode)
                        .filter(MappingNode.class::isInstance)
                        .flatMap(found -> entry((MappingNode) found, setting.key()))
                        .map(NodeTuple::getValueNode);
        if (value.isPresent()) {
            return value.filter(SettingsText::isOnOneLine).map(old -> replaced(old, setting));
        }
        if (setting.value().isEmpty()) {
            return Optional.of(this);
        }
        return section.isEmpty()
                ? Optional.of(withSection(all, setting))
                : section.flatMap(found -> withKey(found, setting));
    }

    private static Optional<NodeTuple> entry(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple ->
                        tuple.getKeyNode() instanceof ScalarNode name
                                && name.getValue().equals(key))
                .findFirst();
    }

    private static boolean isOnOneLine(Node node) {
        return node instanceof ScalarNode scalar
                && node.getAnchor() == null
                && scalar.getScalarStyle() != ScalarStyle.LITERAL
                && scalar.getScalarStyle() != ScalarStyle.FOLDED
                && node.getStartMark().getLine() == node.getEndMark().getLine();
    }

    private SettingsText replaced(Node old, Setting setting) {
        int from = place(old.getStartMark());
        int until = place(old.getEndMark());
        String value = setting.value().isEmpty() ? "~" : scalar(setting.value());
        // Nothing stands between the colon and the end of the line where there is no value.
        return put(from, until, from == until ? " " + value : value);
    }

    private Optional<SettingsText> withKey(NodeTuple section, Setting setting) {
        Node held = section.getValueNode();
        if (held instanceof MappingNode mapping) {
            return Optional.of(
                    mapping.getFlowStyle() == FlowStyle.FLOW
                            ? inBraces(mapping, line(setting))
                            : below(last(mapping), indent(mapping) + line(setting)));
        }
        int column = section.getKeyNode().getStartMark().getColumn();
        return held.getTag().equals(Tag.NULL)
                        && place(held.getStartMark()) == place(held.getEndMark())
                ? Optional.of(below(held, " ".repeat(column) + INDENT + line(setting)))
                : Optional.<SettingsText>empty();
    }

    private SettingsText withSection(MappingNode all, Setting setting) {
        return all.getFlowStyle() == FlowStyle.FLOW
                ? inBraces(all, setting.section() + ": {" + line(setting) + "}")
                : withSection(setting, indent(all));
    }

    private SettingsText withSection(Setting setting, String indent) {
        String before = text.isEmpty() || text.endsWith("\n") ? text : text + lineBreak();
        String gap = before.isBlank() ? "" : lineBreak();
        return new SettingsText(
                before
                        + gap
                        + indent
                        + setting.section()
                        + ":"
                        + lineBreak()
                        + indent
                        + INDENT
                        + line(setting)
                        + lineBreak());
    }

    private static String line(Setting setting) {
        return setting.key() + ": " + scalar(setting.value());
    }

    private SettingsText inBraces(MappingNode mapping, String entry) {
        int brace = place(mapping.getEndMark()) - 1;
        return put(brace, brace, mapping.getValue().isEmpty() ? entry : ", " + entry);
    }

    private static Node last(MappingNode mapping) {
        return mapping.getValue().getLast().getValueNode();
    }

    private static String indent(MappingNode mapping) {
        return " ".repeat(mapping.getValue().getFirst().getKeyNode().getStartMark().getColumn());
    }

    /** A line of its own below the one on which the node ends. */
    private SettingsText below(Node node, String line) {
        int end = place(node.getEndMark());
        boolean isPast = end > 0 && end <= text.length() && text.charAt(end - 1) == '\n';
        int from = isPast ? end : text.indexOf('\n', end) + 1;
        return from == 0
                ? new SettingsText(text + lineBreak() + line + lineBreak())
                : put(from, from, line + lineBreak());
    }

    private SettingsText put(int from, int until, String words) {
        return new SettingsText(text.substring(0, from) + words + text.substring(until));
    }

    /** Marks count code points. */
    private int place(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** What every setting says, in the order of the file; for telling whether two files differ. */
    List<Setting> settings() {
        return compose(text) instanceof MappingNode all
                ? all.getValue().stream().flatMap(each -> settings(each).stream()).toList()
                : List.of();
    }

    private static List<Setting> settings(NodeTuple section) {
        String name = name(section);
        return section.getValueNode() instanceof MappingNode entries
                ? entries.getValue().stream()
                        .map(each -> new Setting(name, name(each), value(each)))
                        .filter(each -> !each.value().isEmpty())
                        .toList()
                : List.of();
    }

    private static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
    }

    private static String value(NodeTuple tuple) {
        return tuple.getValueNode() instanceof ScalarNode value && !value.getTag().equals(Tag.NULL)
                ? Objects.requireNonNullElse(value.getValue(), "")
                : "";
    }
}
