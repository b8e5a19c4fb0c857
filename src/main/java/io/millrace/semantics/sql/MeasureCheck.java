package io.millrace.semantics.sql;

import io.millrace.semantics.model.Formula;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import java.util.List;

/** Finds what makes no sense in measures and groupings. */
final class MeasureCheck {

    private final SemanticModel model;
    private final List<String> faults;

    MeasureCheck(SemanticModel model, List<String> faults) {
        this.model = model;
        this.faults = faults;
    }

    /** Whether all names in it are known; a fault for each that is not, and for nonsense. */
    boolean check(Measure measure, List<Grouping> groupings) {
        return switch (measure) {
            case Measure.Named(String name) -> isMeasure(name);
            case Measure.CountOf(String dimension) ->
                    isPlain(dimension, "counted") && isNotGrouped(dimension, groupings);
            case Measure.Over over -> over(over, groupings);
            case Measure.Ratio(Measure.Named above, Measure.Named below) ->
                    isMeasure(above.name())
                            && isMeasure(below.name())
                            && isNumber(above)
                            && isNumber(below);
        };
    }

    private boolean over(Measure.Over over, List<Grouping> groupings) {
        if (!isMeasure(over.measure().name()) || !grouping(over.part())) {
            return false;
        }
        boolean sensible = isNumber(over.measure());
        if (over.statistic() == Measure.Statistic.MEDIAN && isRatio(over.measure())) {
            faults.add(
                    "The median of %s, which is a ratio, says nothing."
                            .formatted(label(over.measure())));
            sensible = false;
        }
        if (over.part() instanceof Grouping.By(String part) && !isPlain(part, "averaged over")) {
            return false;
        }
        if (groupings.contains(over.part())) {
            faults.add("Each row is one part already, of which there is nothing to average.");
            return false;
        }
        return sensible;
    }

    private boolean isNotGrouped(String dimension, List<Grouping> groupings) {
        if (groupings.contains(new Grouping.By(dimension))) {
            faults.add(
                    "Each row is one %s; there is nothing to count.".formatted(label(dimension)));
            return false;
        }
        return true;
    }

    private boolean isNumber(Measure.Named measure) {
        if (isDate(measure)) {
            faults.add("%s is a date; one cannot reckon with it.".formatted(label(measure)));
            return false;
        }
        return true;
    }

    boolean grouping(Grouping grouping) {
        return switch (grouping) {
            case Grouping.By(String dimension) -> isDimension(dimension);
            case Grouping.Steps _, Grouping.Cyclic _ -> true;
        };
    }

    /** A dimension that does not depend on the question. */
    boolean isPlain(String dimension, String how) {
        if (!isDimension(dimension)) {
            return false;
        }
        if (model.dimension(dimension).computed() != null) {
            faults.add("%s cannot be %s.".formatted(label(dimension), how));
            return false;
        }
        return true;
    }

    boolean isDimension(String name) {
        return known("dimension", name, model.dimensions().containsKey(name));
    }

    private boolean isMeasure(String name) {
        return known("measure", name, model.measures().containsKey(name));
    }

    private boolean known(String kind, String name, boolean known) {
        if (!known) {
            faults.add("There is no %s %s.".formatted(kind, name));
        }
        return known;
    }

    /** Whether it is a day; false where it is not known. */
    boolean isDate(Measure measure) {
        return measure instanceof Measure.Named(String name)
                && model.measures().containsKey(name)
                && (model.measure(name).formula() instanceof Formula.First
                        || model.measure(name).formula() instanceof Formula.Last);
    }

    private boolean isRatio(Measure.Named measure) {
        return model.measure(measure.name()).formula() instanceof Formula.Ratio;
    }

    private String label(Measure.Named measure) {
        return model.measure(measure.name()).label();
    }

    private String label(String dimension) {
        return model.dimension(dimension).label();
    }
}
