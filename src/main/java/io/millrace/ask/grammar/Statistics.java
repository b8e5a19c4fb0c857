package io.millrace.ask.grammar;

import io.millrace.ask.reading.Reading;
import io.millrace.semantics.model.Formula;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Settles averages and medians: of what they are, and over what parts. */
final class Statistics {

    private final Parts parts;
    private final Draft draft;

    Statistics(Parts parts) {
        this.parts = parts;
        this.draft = parts.draft();
    }

    void settle() {
        Measure.Named days = new Measure.Named("days_to_ship");
        if (draft.singularParts && draft.measures.contains(days)) {
            draft.measures.remove(new Measure.Named("orders"));
        }
        ofAverageOrder();
        median();
        if (draft.average) {
            average();
        }
        extremeOfOrders();
        if (draft.bareUnit != null) {
            draft.group(new Grouping.Steps(draft.bareUnit));
        }
    }

    /** "how many units are in an average order": units per order. */
    private void ofAverageOrder() {
        Measure.Named value = new Measure.Named("average_order_value");
        List<Measure> others = draft.measures.stream().filter(m -> !m.equals(value)).toList();
        if (draft.averageOrder
                && draft.measures.contains(value)
                && others.size() == 1
                && others.getFirst() instanceof Measure.Named measure
                && isAdditive(measure)) {
            draft.measures.clear();
            draft.measure(parts.ratio(measure, new Measure.Named("orders")));
        }
    }

    private void median() {
        if (draft.statistic == null) {
            return;
        }
        if (draft.statisticMeasure == null) {
            draft.unknown.add("median");
            return;
        }
        Grouping part = draft.statisticPart != null ? draft.statisticPart : draft.averagePart;
        if (part == null && draft.heads.size() == 1 && draft.groupings.isEmpty()) {
            part = new Grouping.By(draft.heads.removeFirst().dimension());
        }
        if (part == null && !isAdditive(draft.statisticMeasure)) {
            draft.unknown.add("median");
            return;
        }
        if (part == null) {
            askOverWhat("median", draft.statisticMeasure);
            return;
        }
        draft.measures.addFirst(new Measure.Over(draft.statistic, draft.statisticMeasure, part));
    }

    private boolean isAdditive(Measure.Named measure) {
        return switch (parts.model().measure(measure.name()).formula()) {
            case Formula.Sum _, Formula.Distinct _ -> true;
            case Formula.Average _, Formula.Ratio _, Formula.First _, Formula.Last _ -> false;
        };
    }

    /** "average profit on an order", "what is an order worth on average". */
    private boolean overSingular() {
        for (String part : List.of("orders", "lines")) {
            Measure.Named of = new Measure.Named(part);
            List<Measure> others = draft.measures.stream().filter(m -> !m.equals(of)).toList();
            if (!draft.singularParts || !draft.measures.contains(of)) {
                continue;
            }
            if (others.size() == 1
                    && others.getFirst() instanceof Measure.Named measure
                    && isAdditive(measure)) {
                draft.measures.clear();
                draft.measure(parts.ratio(measure, of));
                return true;
            }
            if (others.isEmpty() && draft.sold) {
                draft.measures.clear();
                draft.measure(parts.ratio(new Measure.Named(parts.model().usualMeasure()), of));
                return true;
            }
        }
        return false;
    }

    private void average() {
        if (overSingular()) {
            return;
        }
        List<Measure> measures = List.copyOf(draft.measures);
        for (Measure measure : measures) {
            if (measure instanceof Measure.Named named && isAdditive(named)) {
                draft.measures.set(draft.measures.indexOf(measure), averaged(named));
            }
        }
    }

    private Measure averaged(Measure.Named measure) {
        Grouping part = part();
        if (part == null) {
            String usual = parts.model().measure(measure.name()).usualAverage();
            if (usual != null) {
                return new Measure.Named(usual);
            }
            askOverWhat("average", measure);
            return measure;
        }
        return ratio(measure, part)
                .orElseGet(() -> new Measure.Over(Measure.Statistic.AVERAGE, measure, part));
    }

    /** Said with the average, or a dimension that stands beside it: per order, of a customer. */
    private @Nullable Grouping part() {
        if (draft.averagePart == null && draft.perGrouping != null) {
            draft.averagePart = draft.perGrouping;
            draft.groupings.remove(draft.perGrouping);
        }
        if (draft.averagePart == null && draft.bareUnit != null) {
            draft.averagePart = new Grouping.Steps(draft.bareUnit);
            draft.bareUnit = null;
        }
        if (draft.averagePart == null) {
            for (Draft.Head head : draft.heads) {
                if (!head.asked() && !head.plural() && parts.isEntity(head.dimension())) {
                    draft.averagePart = new Grouping.By(head.dimension());
                    draft.heads.remove(head);
                    break;
                }
            }
        }
        return draft.averagePart;
    }

    /** Where the model has a measure that is just that, such as sales per customer. */
    private Optional<Measure> ratio(Measure.Named measure, Grouping part) {
        if (!(part instanceof Grouping.By(String dimension))
                || !(parts.count(dimension) instanceof Measure.Named(String count))) {
            return Optional.empty();
        }
        Formula wanted = new Formula.Ratio(measure.name(), count);
        return parts.model().measures().values().stream()
                .filter(known -> known.formula().equals(wanted))
                .<Measure>map(known -> new Measure.Named(known.name()))
                .findFirst();
    }

    private void askOverWhat(String statistic, Measure.Named measure) {
        String label = parts.model().measure(measure.name()).label();
        draft.clarify(
                "The %s of %s over what?".formatted(statistic, label),
                Stream.of("order", "customer", "month", "day")
                        .filter(part -> !label.equals(part + "s"))
                        .map(part ->
                                new Reading.Choice(
                                        "%s %s per %s".formatted(statistic, label, part),
                                        Clarifications.replaced(
                                                        parts.question(), statistic, statistic)
                                                + " per "
                                                + part))
                        .toList());
    }

    /** "the largest order value" is the highest of the orders' sales, not the highest average. */
    private void extremeOfOrders() {
        boolean total =
                draft.order != null
                        && draft.heads.isEmpty()
                        && draft.groupings.isEmpty()
                        && draft.measures.size() == 1
                        && !draft.average;
        if (total
                && draft.measures.getFirst() instanceof Measure.Named(String name)
                && parts.model().measure(name).formula()
                        instanceof Formula.Ratio(String above, String below)
                && below.equals("orders")) {
            draft.measures.set(
                    0,
                    new Measure.Over(
                            draft.order().descending
                                    ? Measure.Statistic.HIGHEST
                                    : Measure.Statistic.LOWEST,
                            new Measure.Named(above),
                            new Grouping.By("order")));
            draft.order = null;
        }
    }
}
