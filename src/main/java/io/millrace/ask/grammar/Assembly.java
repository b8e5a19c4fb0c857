package io.millrace.ask.grammar;

import io.millrace.ask.reading.Reading;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one question of all that was understood, or says why there is none. */
final class Assembly {

    /** A superlative in the plural that names no number: best-selling products. */
    private static final int USUAL_LIMIT = 10;

    private final Parts parts;
    private final Draft draft;

    Assembly(Parts parts) {
        this.parts = parts;
        this.draft = parts.draft();
    }

    /** What is settled before it is known whether the question changes the one before. */
    void settle() {
        new Times(parts).settle();
        ordersWithout();
        severalTimes();
        new Verbs(parts).settle();
        new Statistics(parts).settle();
        new Entities(parts).settle();
        severalTimes();
        Portions portions = new Portions(parts);
        portions.rates();
        portions.sharePart();
        if (draft.sellers
                && draft.heads.isEmpty()
                && draft.groupings.stream().noneMatch(Grouping.By.class::isInstance)) {
            draft.heads.add(new Draft.Head("product", true, false, false, 0));
        }
        Headwords headwords = new Headwords(parts);
        headwords.heads();
        headwords.enumerations();
        Developments developments = new Developments(parts);
        developments.periodPairs();
        developments.growth();
        developments.time();
        headwords.within();
    }

    /** "orders without Furniture" hold none of it at all. */
    private void ordersWithout() {
        if (!draft.measures.equals(List.of(new Measure.Named("orders")))) {
            return;
        }
        for (Condition condition : List.copyOf(draft.conditions)) {
            if (condition
                            instanceof
                            Condition.OneOf(String dimension, List<String> values, boolean negated)
                    && negated
                    && parts.model().dimension(dimension).table().equals("p")) {
                draft.conditions.remove(condition);
                draft.conditions.add(
                        new Condition.Belonging(
                                "order",
                                Condition.Quantifier.NONE,
                                new Condition.Deed(
                                        List.of(new Condition.OneOf(dimension, values, false)),
                                        new Timespan.Everything(),
                                        null)));
            }
        }
    }

    /** Two times that were said apart are no list: one of them is not understood. */
    private void severalTimes() {
        boolean apart =
                draft.spans.size() > 1
                        && !draft.compares
                        && !draft.growth
                        && Spans.together(draft.spans) instanceof Timespan.Several;
        if (apart && draft.spans.stream().distinct().count() > 1) {
            draft.clarify(
                    "You named several times. Which one do you mean, or do you want to compare them?",
                    List.of());
        }
    }

    /** The question, once everything is settled. */
    Reading assemble() {
        Optional<Reading> contradiction = new Contradictions(parts).find();
        if (contradiction.isPresent()) {
            return contradiction.get();
        }
        if (!draft.released.isEmpty() && draft.heads.isEmpty()) {
            draft.lists = true;
            draft.released.forEach(dimension -> draft.group(new Grouping.By(dimension)));
            draft.released.clear();
        }
        boolean ofOneCohort =
                draft.analysis instanceof io.millrace.semantics.query.Cohorts
                        && (draft.sold || !draft.clauses.isEmpty() || !draft.measures.isEmpty());
        if (ofOneCohort) {
            return new Reading.Unknown(
                    List.of("cohort"),
                    "I know cohorts only as a whole: customers by their first month, and how many came back.",
                    List.of());
        }
        if (draft.analysis != null) {
            return understood(draft.analysis.about(subject()));
        }
        if (draft.measures.isEmpty() && !isList()) {
            if (draft.conditions.isEmpty()
                    && draft.groupings.isEmpty()
                    && draft.comparison == null
                    && draft.share == null) {
                return new Reading.Unknown(
                        List.of(),
                        "I cannot tell what is asked for. Name what to measure, such as sales or orders.",
                        List.of());
            }
            if (!draft.ranksRows()) {
                return askForMeasure();
            }
            if (draft.groupings.stream().anyMatch(parts::isOfReturns)) {
                draft.measure(new Measure.Named("returned_orders"));
                return assemble();
            }
            draft.measure(new Measure.Named(parts.model().usualMeasure()));
            draft.remarks.add(
                    "You named no measure; these are %s."
                            .formatted(
                                    parts.model().measure(parts.model().usualMeasure()).label()));
        }
        if (draft.order != null && draft.order.numberOnly && !draft.lists) {
            return new Reading.Unknown(
                    List.of(),
                    "The first by what? Say the highest or lowest of something.",
                    List.of());
        }
        if (draft.order != null && draft.groupings.isEmpty()) {
            return extreme();
        }
        Ranking ranking = ranking();
        return understood(
                new Breakdown(
                        subject(),
                        draft.measures,
                        orderedGroupings(),
                        draft.thresholds,
                        ranking,
                        draft.comparison,
                        draft.share,
                        draft.accumulation));
    }

    /** Groupings inside which a list is cut come first. */
    private List<Grouping> orderedGroupings() {
        List<Grouping> ordered = new ArrayList<>(draft.within);
        draft.groupings.stream().filter(g -> !ordered.contains(g)).forEach(ordered::add);
        return ordered;
    }

    private boolean isList() {
        return !draft.groupings.isEmpty()
                && draft.order == null
                && draft.comparison == null
                && draft.share == null
                && draft.accumulation == null
                && draft.groupings.stream().allMatch(Grouping.By.class::isInstance)
                && !draft.groupedExplicitly
                && (draft.lists
                        || draft.heads.stream().anyMatch(Draft.Head::asked)
                        || !draft.conditions.isEmpty());
    }

    private Reading askForMeasure() {
        return new Reading.Clarify(
                "What of it do you want to know?",
                Stream.of(parts.model().usualMeasure(), "profit", "orders")
                        .distinct()
                        .map(name -> parts.model().measure(name).label())
                        .map(label -> new Reading.Choice(label, label + " " + parts.question()))
                        .toList());
    }

    private Reading extreme() {
        return new Reading.Unknown(
                List.of(),
                "Highest or lowest of what? Say of which products, regions, months or the like.",
                List.of());
    }

    private @Nullable Ranking ranking() {
        Draft.Order order = draft.order;
        if (order == null) {
            return null;
        }
        Measure by = order.by == null ? rankedMeasure() : order.by;
        draft.measure(by);
        boolean fewerIsBetter =
                order.byQuality
                        && by instanceof Measure.Named(String name)
                        && Boolean.FALSE.equals(parts.model().measure(name).higherIsBetter())
                        && (!order.descending
                                || parts.model().measure(name).format() != Format.MONEY);
        return new Ranking(
                by, order.figure, order.descending != fewerIsBetter, limit(order), draft.within);
    }

    private Measure rankedMeasure() {
        if (draft.measures.isEmpty() && draft.groupings.stream().anyMatch(parts::isOfReturns)) {
            return new Measure.Named("returned_orders");
        }
        if (draft.measures.isEmpty()) {
            draft.remarks.add(
                    "You did not say by what; I ranked by %s."
                            .formatted(
                                    parts.model()
                                            .measure(parts.model().usualRankingMeasure())
                                            .label()));
            return new Measure.Named(parts.model().usualRankingMeasure());
        }
        return draft.measures.getFirst();
    }

    private int limit(Draft.Order order) {
        if (order.limit >= 0) {
            return order.limit;
        }
        if (order.sortOnly) {
            return 0;
        }
        boolean time = draft.groupings.stream().anyMatch(g -> !(g instanceof Grouping.By));
        if (order.singular
                || draft.where
                || draft.singularAsked
                || (time && draft.heads.isEmpty())) {
            return 1;
        }
        draft.remarks.add("You named no number; these are the first %d.".formatted(USUAL_LIMIT));
        return USUAL_LIMIT;
    }

    Subject subject() {
        return new Subject(
                draft.conditions.stream().distinct().toList(),
                Spans.together(draft.spans),
                draft.basis == null ? DateBasis.ORDER : draft.basis);
    }

    private Reading understood(SemanticQuery query) {
        return new Reading.Understood(query, draft.remarks.stream().distinct().toList());
    }
}
