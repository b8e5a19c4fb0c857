package io.millrace.semantics.model;

import io.millrace.MillraceException;
import io.millrace.semantics.query.DateBasis;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads semantic models; gathers everything that is wrong with one before it refuses it. */
final class SemanticModelFile {

    private static final String SHIPPED = "model.yaml";

    /** A company's own file, in the home. */
    private static final String OWN = "semantics.yaml";

    private static final Set<String> SECTIONS =
            Set.of(
                    "tables",
                    "bases",
                    "measures",
                    "dimensions",
                    "attributes",
                    "flags",
                    "ambiguous",
                    "defaults",
                    "aggregates",
                    "rules");

    private SemanticModelFile() {}

    private static final class Shipped {
        static final SemanticModel MODEL = read("The shipped semantic model", shippedText(), "");
    }

    static SemanticModel shipped() {
        return Shipped.MODEL;
    }

    static SemanticModel load(Path home) {
        Path own = home.resolve(OWN);
        if (!Files.exists(own)) {
            return shipped();
        }
        try {
            return read(own.toString(), shippedText(), Files.readString(own));
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.CONFIGURATION,
                    own + " cannot be read: it must be UTF-8 text that you may read.",
                    cause);
        }
    }

    /** Lays the second text over the first, section by section and name by name. */
    static SemanticModel read(String file, String base, String over) {
        List<String> faults = new ArrayList<>();
        Map<String, Map<String, Object>> sections = sections(file, base, faults);
        sections(file, over, faults)
                .forEach((section, entries) ->
                        sections.computeIfAbsent(section, _ -> new LinkedHashMap<>())
                                .putAll(entries));
        raise(file, faults);
        SemanticModel model = new Reading(sections, faults).model();
        raise(file, faults);
        faults.addAll(ModelLint.faults(model));
        raise(file, faults);
        return model;
    }

    private static void raise(String file, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new MillraceException(
                    MillraceException.Code.CONFIGURATION,
                    "%s has %d %s:\n  %s"
                            .formatted(
                                    file,
                                    faults.size(),
                                    faults.size() == 1 ? "fault" : "faults",
                                    String.join("\n  ", faults)));
        }
    }

    private static String shippedText() {
        try (InputStream text = SemanticModelFile.class.getResourceAsStream(SHIPPED)) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Map<String, Map<String, Object>> sections(
            String file, String text, List<String> faults) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(10);
        Object root;
        try {
            root = new Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException cause) {
            throw new MillraceException(
                    MillraceException.Code.CONFIGURATION,
                    file + " is not readable as YAML: " + cause.getMessage(),
                    cause);
        }
        Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
        entries("The file", root, faults)
                .forEach((name, section) -> {
                    if (SECTIONS.contains(name)) {
                        sections.put(name, entries(name, section, faults));
                    } else {
                        faults.add(name + " is no section; there are " + new TreeSet<>(SECTIONS));
                    }
                });
        return sections;
    }

    private static Map<String, Object> entries(
            String where, @Nullable Object value, List<String> faults) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> {
                if (entry == null) {
                    faults.add(where + "." + key + " says nothing");
                } else {
                    entries.put(String.valueOf(key), entry);
                }
            });
        } else if (value != null) {
            faults.add(where + " must hold names, each with its value");
        }
        return entries;
    }

    /** One pass over the sections. */
    private static final class Reading {

        private final Map<String, Map<String, Object>> sections;
        private final List<String> faults;
        private final Map<String, FlagDefinition> flags;

        Reading(Map<String, Map<String, Object>> sections, List<String> faults) {
            this.sections = sections;
            this.faults = faults;
            this.flags = each("flags", Reading::flag);
        }

        SemanticModel model() {
            ModelEntry defaults = new ModelEntry("defaults", section("defaults"), faults);
            SemanticModel model =
                    new SemanticModel(
                            each("tables", Reading::table),
                            bases(),
                            each("measures", this::measure),
                            each("dimensions", Reading::dimension),
                            each("attributes", Reading::attribute),
                            flags,
                            each("ambiguous"),
                            each("aggregates", Reading::aggregate),
                            rules(),
                            defaults.text("measure"),
                            defaults.text("ranking_measure"),
                            defaults.number("list_rows"));
            defaults.refuseOthers();
            return model;
        }

        private Map<String, Object> section(String name) {
            return sections.getOrDefault(name, Map.of());
        }

        private <T> Map<String, T> each(String section, Function<ModelEntry, T> reading) {
            Map<String, T> definitions = new LinkedHashMap<>();
            section(section)
                    .forEach((name, value) -> {
                        ModelEntry entry =
                                new ModelEntry(
                                        name, entries(section + "." + name, value, faults), faults);
                        definitions.put(name, reading.apply(entry));
                        entry.refuseOthers();
                    });
            return Collections.unmodifiableMap(definitions);
        }

        private Map<String, List<String>> each(String section) {
            ModelEntry entry = new ModelEntry(section, section(section), faults);
            Map<String, List<String>> lists = new LinkedHashMap<>();
            section(section).keySet().forEach(name -> lists.put(name, entry.texts(name)));
            return Collections.unmodifiableMap(lists);
        }

        private Map<String, String> rules() {
            ModelEntry entry = new ModelEntry("rules", section("rules"), faults);
            Map<String, String> rules = new LinkedHashMap<>();
            section("rules").keySet().forEach(name -> rules.put(name, entry.text(name)));
            return Collections.unmodifiableMap(rules);
        }

        private Map<DateBasis, BasisDefinition> bases() {
            Map<DateBasis, BasisDefinition> bases = new EnumMap<>(DateBasis.class);
            each(
                            "bases",
                            entry ->
                                    new BasisDefinition(
                                            entry.choice("basis", entry.name(), DateBasis.class),
                                            entry.text("key"),
                                            entry.text("label"),
                                            entry.texts("words")))
                    .values()
                    .forEach(basis -> bases.put(basis.basis(), basis));
            return bases;
        }

        private static TableDefinition table(ModelEntry entry) {
            return new TableDefinition(
                    entry.name(),
                    entry.text("table"),
                    entry.textOrNull("join"),
                    entry.textOrNull("only_where"));
        }

        private static FlagDefinition flag(ModelEntry entry) {
            return new FlagDefinition(
                    entry.name(),
                    entry.text("sql"),
                    entry.text("label"),
                    entry.texts("words"),
                    entry.texts("not"));
        }

        private static AttributeDefinition attribute(ModelEntry entry) {
            return new AttributeDefinition(
                    entry.name(),
                    entry.text("column"),
                    entry.choice("format", Format.class),
                    entry.texts("words"));
        }

        private static AggregateDefinition aggregate(ModelEntry entry) {
            return new AggregateDefinition(
                    entry.name(),
                    Objects.requireNonNullElse(entry.textOrNull("table"), entry.name()),
                    entry.text("month"),
                    entry.textOrNull("weekday"),
                    entry.textOrNull("where"),
                    entry.texts("only_by"),
                    entry.map("dimensions"),
                    entry.map("columns"));
        }

        private MeasureDefinition measure(ModelEntry entry) {
            String good = entry.textOrNull("good");
            return new MeasureDefinition(
                    entry.name(),
                    entry.text("label"),
                    formula(entry),
                    entry.choice("format", Format.class),
                    good == null ? null : Boolean.valueOf(good.equals("up")),
                    entry.texts("words"),
                    entry.texts("most"),
                    entry.texts("least"),
                    entry.textOrNull("aggregate"),
                    entry.textOrNull("counts"),
                    entry.textOrNull("usual_average"));
        }

        private Formula formula(ModelEntry entry) {
            List<Formula> formulas = new ArrayList<>();
            expression(entry, "sum").map(Formula.Sum::new).ifPresent(formulas::add);
            expression(entry, "distinct").map(Formula.Distinct::new).ifPresent(formulas::add);
            expression(entry, "average").map(Formula.Average::new).ifPresent(formulas::add);
            expression(entry, "first").map(Formula.First::new).ifPresent(formulas::add);
            expression(entry, "last").map(Formula.Last::new).ifPresent(formulas::add);
            List<String> ratio = entry.texts("ratio");
            if (ratio.size() == 2) {
                formulas.add(new Formula.Ratio(ratio.getFirst(), ratio.getLast()));
            }
            if (formulas.size() != 1) {
                entry.fault(
                        "must have exactly one of sum, distinct, average, ratio, first and last");
                return new Formula.Sum("0");
            }
            return formulas.getFirst();
        }

        /** A flag stands in braces in an expression. */
        private Optional<String> expression(ModelEntry entry, String key) {
            Optional<String> text = Optional.ofNullable(entry.textOrNull(key));
            return text.map(expression -> {
                String filled = expression;
                for (FlagDefinition flag : flags.values()) {
                    filled = filled.replace("{" + flag.name() + "}", "(" + flag.expression() + ")");
                }
                return filled;
            });
        }

        private static DimensionDefinition dimension(ModelEntry entry) {
            String computed = entry.textOrNull("computed");
            String column = computed == null ? entry.text("name") : "";
            List<String> key = entry.texts("key");
            return new DimensionDefinition(
                    entry.name(),
                    entry.text("label"),
                    entry.text("table"),
                    column,
                    key.isEmpty() ? List.of(column) : key,
                    entry.textOrNull("id"),
                    entry.textOrNull("order"),
                    computed,
                    entry.choice("values", DimensionDefinition.Values.class),
                    entry.texts("listed"),
                    entry.truth("entity"),
                    entry.truth("per_order"),
                    entry.textOrNull("parent"),
                    entry.texts("words"));
        }
    }
}
