package io.millrace.semantics.sql;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.Formula;
import io.millrace.semantics.model.MeasureDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows which figures may be added up over the rows of which groupings. */
final class Additivity {

    private static final String ORDER = "order";

    private final SemanticModel model;

    Additivity(SemanticModel model) {
        this.model = model;
    }

    /** Whether the sum over the rows is the figure of the whole. */
    boolean addsUp(Measure measure, List<Grouping> groupings, DateBasis basis) {
        return switch (measure) {
            case Measure.Named(String name) -> addsUp(model.measure(name), groupings, basis);
            case Measure.CountOf(String dimension) ->
                    groupings.stream().allMatch(by -> isSettled(by, dimension, basis));
            case Measure.Over _, Measure.Ratio _ -> false;
        };
    }

    private boolean addsUp(MeasureDefinition measure, List<Grouping> groupings, DateBasis basis) {
        return switch (measure.formula()) {
            case Formula.Sum _ -> true;
            case Formula.Distinct(String expression) -> {
                String counted = counted(measure, expression);
                yield counted != null
                        && groupings.stream().allMatch(by -> isSettled(by, counted, basis));
            }
            case Formula.Average _, Formula.Ratio _, Formula.First _, Formula.Last _ -> false;
        };
    }

    /** The dimension whose values a distinct count counts; null for something else. */
    private @Nullable String counted(MeasureDefinition measure, String expression) {
        if (measure.counts() != null) {
            return measure.counts();
        }
        return model.dimensions().values().stream()
                .filter(dimension ->
                        dimension.key().size() == 1
                                && expression.contains(dimension.key().getFirst())
                                && dimension.name().equals(ORDER))
                .map(DimensionDefinition::name)
                .findFirst()
                .orElse(null);
    }

    /** Whether each value of the counted dimension stands in one row alone. */
    private boolean isSettled(Grouping by, String counted, DateBasis basis) {
        return switch (by) {
            case Grouping.By(String dimension) ->
                    isWithin(counted, dimension)
                            || (counted.equals(ORDER) && model.dimension(dimension).perOrder());
            case Grouping.Steps _, Grouping.Cyclic _ ->
                    counted.equals(ORDER) && basis != DateBasis.SHIP;
        };
    }

    /** Whether the wider dimension is the narrow one or one of its parents. */
    private boolean isWithin(String narrow, String wider) {
        for (String name = narrow; name != null; name = model.dimension(name).parent()) {
            if (name.equals(wider)) {
                return true;
            }
        }
        return false;
    }
}
