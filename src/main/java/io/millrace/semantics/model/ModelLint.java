package io.millrace.semantics.model;

import io.millrace.semantics.query.DateBasis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds what cannot be right in a model that reads well. */
final class ModelLint {

    private static final Pattern ALIAS = Pattern.compile("\\b([a-z]{1,3})\\.[a-z_]+");

    /** Whether a sale's customer is new; all that can be computed from a question. */
    private static final String COMPUTED = "new_or_returning";

    private final SemanticModel model;
    private final List<String> faults = new ArrayList<>();

    private ModelLint(SemanticModel model) {
        this.model = model;
    }

    static List<String> faults(SemanticModel model) {
        ModelLint lint = new ModelLint(model);
        lint.references();
        lint.joins();
        lint.aggregates();
        lint.collisions();
        return lint.faults;
    }

    private void references() {
        model.measures().values().forEach(this::measure);
        for (DimensionDefinition dimension : model.dimensions().values()) {
            exists("dimensions." + dimension.name(), "table", dimension.table(), model.tables());
            if (dimension.computed() != null && !dimension.computed().equals(COMPUTED)) {
                faults.add(
                        "dimensions.%s is computed as %s, which is unknown here; there is %s"
                                .formatted(dimension.name(), dimension.computed(), COMPUTED));
            }
            if (dimension.parent() != null) {
                exists(
                        "dimensions." + dimension.name(),
                        "parent",
                        dimension.parent(),
                        model.dimensions());
            }
            dimension.key().forEach(key -> aliases("dimensions." + dimension.name(), key));
            aliases("dimensions." + dimension.name(), dimension.column());
        }
        model.attributes().values().forEach(a -> aliases("attributes." + a.name(), a.column()));
        model.flags().values().forEach(f -> aliases("flags." + f.name(), f.expression()));
        exists("defaults", "measure", model.usualMeasure(), model.measures());
        exists("defaults", "measure", model.usualRankingMeasure(), model.measures());
        if (model.bases().size() != DateBasis.values().length) {
            faults.add("bases must name order, ship and return");
        }
        model.ambiguous()
                .forEach((word, choices) ->
                        choices.forEach(choice -> {
                            if (!model.measures().containsKey(choice)
                                    && !model.dimensions().containsKey(choice)) {
                                faults.add(
                                        "ambiguous.%s may mean %s, which is neither a measure nor a dimension"
                                                .formatted(word, choice));
                            }
                        }));
    }

    private void measure(MeasureDefinition measure) {
        String where = "measures." + measure.name();
        switch (measure.formula()) {
            case Formula.Sum(String expression) -> aliases(where, expression);
            case Formula.Distinct(String expression) -> aliases(where, expression);
            case Formula.Average(String expression) -> aliases(where, expression);
            case Formula.First(String expression) -> aliases(where, expression);
            case Formula.Last(String expression) -> aliases(where, expression);
            case Formula.Ratio(String above, String below) -> {
                part(where, above);
                part(where, below);
            }
        }
        if (measure.counts() != null) {
            exists(where, "counts", measure.counts(), model.dimensions());
        }
    }

    private void part(String where, String name) {
        MeasureDefinition part = model.measures().get(name);
        if (part == null || part.formula() instanceof Formula.Ratio) {
            faults.add(where + " divides " + name + ", which is no measure of its own");
        }
    }

    private void exists(String where, String key, String name, Map<String, ?> all) {
        if (!all.containsKey(name)) {
            faults.add("%s has the %s %s, which is not there".formatted(where, key, name));
        }
    }

    private void aliases(String where, String expression) {
        ALIAS.matcher(expression)
                .results()
                .map(found -> found.group(1))
                .filter(alias -> !model.tables().containsKey(alias))
                .distinct()
                .forEach(
                        alias -> faults.add(where + " uses the table " + alias + ", unknown here"));
    }

    /**
     * A table that is not joined along a key of its own would repeat lines and double their sums.
     */
    private void joins() {
        for (TableDefinition table : model.tables().values()) {
            String on = table.on();
            if (on != null
                    && !on.matches("%1$s\\.(\\w+_key) = f\\.\\1.*".formatted(table.alias()))) {
                faults.add(
                        "tables.%s is joined by \"%s\", which is not along its key: lines would be counted more than once"
                                .formatted(table.alias(), on));
            }
        }
    }

    private void aggregates() {
        for (MeasureDefinition measure : model.measures().values()) {
            String column = measure.aggregate();
            if (column != null
                    && model.aggregates().values().stream()
                            .noneMatch(table -> table.columns().containsKey(column))) {
                faults.add(
                        "measures.%s is to be in the aggregate column %s, which no aggregate has"
                                .formatted(measure.name(), column));
            }
            if (column != null && measure.formula() instanceof Formula.Average) {
                faults.add(
                        "measures.%s is an average, which cannot be made from monthly sums"
                                .formatted(measure.name()));
            }
        }
        for (AggregateDefinition table : model.aggregates().values()) {
            table.onlyBy().stream()
                    .filter(name -> !table.dimensions().containsKey(name))
                    .forEach(name ->
                            faults.add(
                                    "aggregates.%s is right only by %s, by which it has no rows"
                                            .formatted(table.name(), name)));
            table.dimensions()
                    .keySet()
                    .forEach(name ->
                            exists(
                                    "aggregates." + table.name(),
                                    "dimension",
                                    name,
                                    model.dimensions()));
        }
    }

    /**
     * The same words must not mean two measures or two dimensions. A measure and a dimension may
     * share them: "customers" is counted after "how many" and listed after "which".
     */
    private void collisions() {
        Map<String, String> seen = new HashMap<>();
        for (MeasureDefinition measure : model.measures().values()) {
            claim(seen, "measures." + measure.name(), measure.words());
            claim(seen, "measures." + measure.name() + " (most)", measure.most());
            claim(seen, "measures." + measure.name() + " (least)", measure.least());
        }
        seen.clear();
        model.dimensions().values().forEach(d -> claim(seen, "dimensions." + d.name(), d.words()));
        seen.clear();
        for (FlagDefinition flag : model.flags().values()) {
            claim(seen, "flags." + flag.name(), flag.words());
            claim(seen, "flags." + flag.name() + " (not)", flag.not());
        }
    }

    private void claim(Map<String, String> seen, String who, List<String> words) {
        for (String word : words) {
            String other = seen.putIfAbsent(word.toLowerCase(Locale.ROOT), who);
            if (other != null && !other.equals(who)) {
                faults.add("\"%s\" means both %s and %s".formatted(word, other, who));
            }
        }
    }
}
