package io.millrace.semantics.sql;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The measures of a question and the columns in which they and all that is derived from them stand.
 *
 * @param shown what people see
 * @param all those and what only a limit or the ranking needs
 */
record Figures(SemanticModel model, Aliases aliases, List<Measure> shown, Set<Measure> all) {

    static Figures of(Breakdown query, SemanticModel model, Aliases aliases) {
        Set<Measure> all = new LinkedHashSet<>(query.measures());
        query.thresholds().stream().map(Threshold::measure).forEach(all::add);
        if (query.ranking() != null) {
            all.add(query.ranking().by());
        }
        return new Figures(model, aliases, query.measures(), all);
    }

    /** Those of which a share is wanted, be it only to keep or rank rows by. */
    static Set<Measure> shared(Breakdown query) {
        Set<Measure> shared = new LinkedHashSet<>(query.measures());
        query.thresholds().stream()
                .filter(threshold -> threshold.figure() == Figure.SHARE)
                .map(Threshold::measure)
                .forEach(shared::add);
        if (query.ranking() != null && query.ranking().figure() == Figure.SHARE) {
            shared.add(query.ranking().by());
        }
        return shared;
    }

    Set<Measure> parts() {
        return sql().parts(List.copyOf(all));
    }

    MeasureSql sql() {
        return new MeasureSql(model);
    }

    /** The column of a measure or of a part of one. */
    String column(Measure measure) {
        MeasureNames names = new MeasureNames(model);
        String name = names.name(measure);
        return aliases.of(measure, Aliases.isReserved(name) ? names.label(measure) : name);
    }

    String column(Measure measure, Figure figure) {
        return switch (figure) {
            case VALUE -> column(measure);
            case DIFFERENCE -> column(measure) + "_difference";
            case GROWTH -> column(measure) + "_growth";
            case SHARE -> column(measure) + "_share";
        };
    }

    List<Measure> ratios() {
        return new ArrayList<>(all).stream().filter(sql()::isRatio).toList();
    }
}
