package io.millrace.ask.grammar;

import io.millrace.ask.reading.Reading;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.model.Formula;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one question of all that was understood, or says why there is none. */
final class Assembly {

    /** A superlative in the plural that names no number: best-selling products. */
    private static final int USUAL_LIMIT = 10;

    private static final Set<String> NEUTRAL = Set.of("customer", "product", "order");

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
        verbs();
        new Statistics(parts).settle();
        new Entities(parts).settle();
        severalTimes();
        rates();
        sharePart();
        if (draft.sellers
                && draft.heads.isEmpty()
                && draft.groupings.stream().noneMatch(Grouping.By.class::isInstance)) {
            draft.heads.add(new Draft.Head("product", true, false, false, 0));
        }
        heads();
        enumerations();
        periodPairs();
        growth();
        time();
        within();
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

    private void verbs() {
        countedBehind();
        if (draft.sold && draft.kindCounted && draft.measures.size() == 1) {
            draft.measures.clear();
        }
        boolean nothing = draft.measures.isEmpty() && draft.statisticMeasure == null;
        if (draft.sold && nothing && draft.analysis == null) {
            draft.measure(
                    new Measure.Named(draft.counting ? "quantity" : parts.model().usualMeasure()));
            draft.counting = false;
        }
        if (draft.weSpent) {
            Measure shipping = new Measure.Named("shipping_cost");
            if (draft.measures.isEmpty()
                    && draft.groupings.contains(new Grouping.By("ship_mode"))) {
                draft.measure(shipping);
            } else if (!draft.measures.contains(shipping)) {
                draft.unknown.add("spent");
            }
        }
        if (draft.howOften) {
            howOften();
        }
        Measure days = new Measure.Named("days_to_ship");
        boolean shipping =
                draft.shipped
                        || draft.measures.contains(new Measure.Named("shipping_cost"))
                        || draft.groupings.contains(new Grouping.By("ship_mode"));
        if (draft.howLong && (draft.measures.contains(days) || shipping)) {
            draft.measures.remove(new Measure.Named("shipping_cost"));
            draft.measure(days);
            draft.howLong = false;
        }
        if (draft.counting || draft.howLong) {
            draft.unknown.add(draft.counting ? "how many" : "how long");
        }
        if (draft.when && draft.measures.stream().noneMatch(this::isDate)) {
            draft.unknown.add("when");
        }
        if (draft.where && draft.groupings.isEmpty() && draft.heads.isEmpty()) {
            draft.clarify(
                    "Where: by which kind of place?",
                    Stream.of("country", "region", "market", "city")
                            .filter(parts.model().dimensions()::containsKey)
                            .map(name -> parts.model().dimension(name).label())
                            .map(label ->
                                    new Reading.Choice(label, parts.question() + " by " + label))
                            .toList());
        }
        if (draft.moreThan) {
            draft.unknown.add("more");
        }
        if (draft.correlates) {
            draft.unknown.add("correlation");
        }
    }

    /** "how often are Phones returned", "how often do customers order". */
    private void howOften() {
        Condition returned = new Condition.Flagged("returned", false);
        boolean returns =
                draft.conditions.contains(returned)
                        || draft.clauses.stream()
                                .anyMatch(clause -> clause.conditions().contains(returned));
        if (draft.basket) {
            draft.unknown.add("how often");
            return;
        }
        draft.measures.remove(new Measure.Named("orders"));
        if (returns) {
            draft.conditions.remove(returned);
            draft.clauses.removeIf(clause -> clause.conditions().equals(List.of(returned)));
            draft.measure(new Measure.Named("return_rate"));
            draft.shareOfTotal = false;
        } else if ("customer".equals(draft.entity)) {
            draft.heads.removeIf(head -> head.dimension().equals("customer"));
            draft.measure(new Measure.Named("orders_per_customer"));
        } else {
            draft.unknown.add("how often");
        }
        draft.average = false;
    }

    /** "customers who bought in 2024, how many": what is counted was said before. */
    private void countedBehind() {
        if (!draft.counting) {
            return;
        }
        if (!draft.heads.isEmpty()) {
            Draft.Head head = draft.heads.removeFirst();
            draft.measure(parts.count(head.dimension()));
            draft.entityIsCounted = true;
            draft.counting = false;
        } else if (!draft.measures.isEmpty()) {
            draft.counting = false;
        }
    }

    private boolean isDate(Measure measure) {
        return measure instanceof Measure.Named(String name)
                && parts.model().measure(name).format() == Format.DATE;
    }

    /** The percentage of sales that comes from the West: the condition says which part. */
    private void sharePart() {
        if (draft.growth && draft.groupings.isEmpty()) {
            draft.shareOfTotal = false;
        }
        if (!draft.shareOfTotal || ratioOfTwo()) {
            return;
        }
        boolean nothingShared =
                draft.measures.size() == 1
                        && draft.measures.getFirst() instanceof Measure.Named(String only)
                        && parts.model().measure(only).format() == Format.PERCENT;
        if (nothingShared) {
            draft.shareOfTotal = false;
            return;
        }
        boolean rows =
                !draft.groupings.isEmpty()
                        || draft.heads.stream().anyMatch(head -> !isNeutral(head));
        List<Condition> parting = part(rows);
        if (!parting.isEmpty()) {
            draft.conditions.removeAll(parting);
            draft.share = new Share.OfWhole(parting);
        } else if (draft.order != null && draft.order.limit > 1 && draft.eachGroupings.isEmpty()) {
            draft.unknown.add("share");
        } else {
            draft.share = new Share.OfRows(List.copyOf(draft.within));
            draft.within.clear();
        }
    }

    /** "late shipments in percent": the share of what is late, not of all that is late. */
    private void rates() {
        if (!draft.shareOfTotal || draft.measures.size() != 1) {
            return;
        }
        if (draft.measures.getFirst() instanceof Measure.Named(String name)
                && !draft.groupings.isEmpty()
                && draft.groupings.stream().noneMatch(this::isOfReturns)) {
            rateOf(name)
                    .ifPresent(rate -> {
                        draft.measures.set(0, rate);
                        draft.shareOfTotal = false;
                    });
        }
    }

    private boolean isOfReturns(Grouping grouping) {
        return grouping instanceof Grouping.By(String dimension)
                && parts.model().dimension(dimension).table().equals("r");
    }

    private Optional<Measure> rateOf(String count) {
        if (!Set.of("late_lines", "returned_orders").contains(count)) {
            return Optional.empty();
        }
        return parts.model().measures().values().stream()
                .filter(known ->
                        known.formula() instanceof Formula.Ratio(String above, String _)
                                && above.equals(count))
                .<Measure>map(known -> new Measure.Named(known.name()))
                .findFirst();
    }

    /** "profit of tables, chairs and bookcases": a row for each, unless together. */
    private void enumerations() {
        boolean one =
                draft.together
                        || draft.total
                        || draft.compares
                        || draft.growth
                        || draft.order != null
                        || draft.share != null
                        || draft.groupings.stream().anyMatch(g -> !(g instanceof Grouping.Steps))
                        || draft.analysis != null
                        || draft.measures.isEmpty();
        if (!one
                && draft.enumerated.size() == 1
                && draft.enumerated.getFirst()
                        instanceof
                        Condition.OneOf(String dimension, List<String> _, boolean negated)
                && !negated
                && draft.conditions.contains(draft.enumerated.getFirst())) {
            draft.group(new Grouping.By(dimension));
        }
    }

    /** "for each category, the top 3 products". */
    private void within() {
        boolean cuts = draft.order != null && !draft.order.sortOnly && draft.within.isEmpty();
        if (cuts
                && !draft.heads.isEmpty()
                && !draft.eachGroupings.isEmpty()
                && draft.heads.stream()
                        .anyMatch(head ->
                                draft.groupings.contains(new Grouping.By(head.dimension()))
                                        && !draft.eachGroupings.contains(
                                                new Grouping.By(head.dimension())))) {
            draft.eachGroupings.stream()
                    .filter(draft.groupings::contains)
                    .forEach(draft.within::add);
        }
    }

    /** Which conditions make the part: what is told of it, or stands right beside the share. */
    private List<Condition> part(boolean rows) {
        List<Condition> told =
                draft.conditions.stream()
                        .filter(c ->
                                c instanceof Condition.Flagged
                                        || c instanceof Condition.Belonging
                                        || c instanceof Condition.Numeric)
                        .toList();
        List<Condition> before = known(draft.partConditions);
        List<Condition> behind = known(draft.partsBehind);
        List<Condition> bare =
                known(draft.bareConditions).stream().filter(c -> !behind.contains(c)).toList();
        if (told.size() == 1) {
            return told;
        }
        if (!before.isEmpty()) {
            return before;
        }
        boolean steps =
                rows
                        && draft.heads.stream().allMatch(Assembly::isNeutral)
                        && draft.groupings.stream().allMatch(Grouping.Steps.class::isInstance);
        if (bare.size() == 1 && (!rows || steps)) {
            draft.heads.removeIf(Assembly::isNeutral);
            return bare;
        }
        if (!behind.isEmpty()) {
            return behind;
        }
        if (rows || draft.conditions.isEmpty()) {
            return List.of();
        }
        if (draft.conditions.size() > 1) {
            draft.unknown.add("share");
        }
        draft.heads.removeIf(Assembly::isNeutral);
        return List.copyOf(draft.conditions);
    }

    private List<Condition> known(List<Condition> said) {
        return draft.conditions.stream().filter(said::contains).toList();
    }

    /** "what percentage of our sales is profit": the second measure is the part. */
    private boolean ratioOfTwo() {
        boolean two =
                draft.shareOfTotal
                        && draft.measures.size() == 2
                        && draft.conditions.isEmpty()
                        && draft.heads.isEmpty();
        if (two
                && draft.measures.getFirst() instanceof Measure.Named below
                && draft.measures.getLast() instanceof Measure.Named above) {
            draft.measures.clear();
            draft.measure(parts.ratio(above, below));
            draft.shareOfTotal = false;
            return true;
        }
        return false;
    }

    private static boolean isNeutral(Draft.Head head) {
        return NEUTRAL.contains(head.dimension()) && !head.asked();
    }

    /** What stands there unclaimed is listed, ranked, broken down by, or says nothing new. */
    private void heads() {
        boolean listed =
                draft.order != null
                        || !draft.thresholds.isEmpty()
                        || draft.share instanceof Share.OfRows
                        || draft.lists
                        || (draft.growth && draft.direction != 0);
        for (Draft.Head head : draft.heads) {
            Grouping.By by = new Grouping.By(head.dimension());
            boolean counted = draft.measures.contains(parts.count(head.dimension()));
            if (draft.measures.isEmpty() && !listed && !head.asked() && isCount(head)) {
                draft.measure(parts.count(head.dimension()));
            } else if (head.asked() || listed || draft.measures.isEmpty()) {
                group(by, head);
            } else if (!counted && !isNeutral(head) && !draft.total) {
                group(by, head);
            }
        }
    }

    /** "customers in 2024" counts them; "the regions" lists them. */
    private boolean isCount(Draft.Head head) {
        return NEUTRAL.contains(head.dimension())
                && (!draft.groupings.isEmpty()
                        || draft.conditions.stream()
                                .noneMatch(Condition.Belonging.class::isInstance))
                && (!draft.groupings.isEmpty()
                        || !draft.spans.isEmpty()
                        || draft.everything
                        || draft.followsUp
                        || draft.growth
                        || draft.trend);
    }

    private void group(Grouping.By by, Draft.Head head) {
        draft.group(by);
        if (draft.order != null && !head.plural()) {
            draft.order().singular = true;
        }
    }

    /** "2024 and 2023" under a comparison are two sides. */
    private void periodPairs() {
        if (draft.comparison != null || !(draft.growth || draft.compares)) {
            return;
        }
        if (draft.lastPeriod != null
                && draft.lastPeriod.ends().size() == 2
                && draft.spans.size() == 1
                && steps().isEmpty()
                && draft.lastPeriod.ends().getFirst().unit()
                        == draft.lastPeriod.ends().getLast().unit()
                && draft.lastPeriod.ends().getFirst().unit() != Unit.DAY) {
            draft.spans.clear();
            draft.spans.add(draft.lastPeriod.ends().getLast().span());
            draft.comparison = new Comparison.WithSpan(draft.lastPeriod.ends().getFirst().span());
            return;
        }
        List<Timespan> spans = new ArrayList<>();
        for (Timespan span : draft.spans) {
            if (span instanceof Timespan.Several(List<Timespan> several)) {
                spans.addAll(several);
            } else {
                spans.add(span);
            }
        }
        if (spans.size() == 2) {
            LocalDate first = start(spans.getFirst());
            LocalDate second = start(spans.getLast());
            boolean inOrder = !first.isAfter(second);
            draft.spans.clear();
            draft.spans.add(inOrder ? spans.getLast() : spans.getFirst());
            draft.comparison =
                    new Comparison.WithSpan(inOrder ? spans.getFirst() : spans.getLast());
        }
    }

    private LocalDate start(Timespan span) {
        return span.within(parts.periods().extent()).getFirst().from();
    }

    private void growth() {
        if (draft.compares && draft.comparison == null) {
            ofValues();
        }
        if (!draft.growth) {
            return;
        }
        if (draft.stepUnit != null && steps().isEmpty()) {
            draft.group(new Grouping.Steps(draft.stepUnit));
        }
        boolean along = !steps().isEmpty();
        if (along
                && draft.comparison
                        instanceof Comparison.WithSpan(Timespan.Earlier(Unit unit, int back))
                && back == 1
                && steps().getFirst().unit() == unit
                && draft.spans.equals(List.of(new Timespan.Current(unit)))) {
            draft.comparison = new Comparison.StepBefore();
            draft.spans.clear();
        }
        if (along && !(draft.comparison instanceof Comparison.WithSpan)) {
            draft.comparison =
                    draft.comparison instanceof Comparison.WithYearBefore
                            ? new Comparison.StepYearBefore()
                            : new Comparison.StepBefore();
        } else if (draft.goesOn && draft.spans.isEmpty()) {
            draft.comparison =
                    draft.comparison == null ? new Comparison.WithPeriodBefore() : draft.comparison;
        } else if (draft.comparison == null && draft.spans.isEmpty()) {
            withoutTime();
        } else if (draft.comparison == null) {
            draft.comparison = new Comparison.WithPeriodBefore();
        } else if (draft.comparison instanceof Comparison.WithYearBefore && draft.spans.isEmpty()) {
            draft.spans.add(new Timespan.Current(Unit.YEAR));
            draft.remarks.add("You named no time; this is the latest year against the one before.");
        }
        direction();
    }

    /** Growth of what is ranked is that of the latest year; growth alone is year by year. */
    private void withoutTime() {
        boolean rows = !draft.groupings.isEmpty() || draft.order != null || draft.direction != 0;
        if (rows || draft.everything) {
            draft.spans.add(new Timespan.Current(Unit.YEAR));
            draft.comparison = new Comparison.WithPeriodBefore();
            draft.remarks.add("You named no time; this is the latest year against the one before.");
        } else {
            draft.group(new Grouping.Steps(Unit.YEAR));
            draft.comparison = new Comparison.StepBefore();
        }
    }

    /** "which categories declined": those whose growth is below nought. */
    private void direction() {
        boolean ranked = draft.order != null;
        boolean limited =
                draft.thresholds.stream()
                        .anyMatch(limit ->
                                limit.figure() == Figure.GROWTH
                                        || limit.figure() == Figure.DIFFERENCE);
        if (draft.direction == 0
                || ranked
                || limited
                || draft.groupings.isEmpty()
                || draft.heads.isEmpty()) {
            return;
        }
        Range range =
                draft.direction > 0
                        ? Range.moreThan(BigDecimal.ZERO)
                        : Range.lessThan(BigDecimal.ZERO);
        draft.thresholds.add(
                new Threshold(measure(), Figure.DIFFERENCE, new Threshold.Limit.Within(range)));
    }

    private Measure measure() {
        return draft.measures.isEmpty()
                ? new Measure.Named(parts.model().usualMeasure())
                : draft.measures.getFirst();
    }

    /** "compare Furniture and Technology". */
    private void ofValues() {
        List<Condition.Recurring> cycles =
                draft.conditions.stream()
                        .filter(Condition.Recurring.class::isInstance)
                        .map(Condition.Recurring.class::cast)
                        .toList();
        if (cycles.size() == 2 && cycles.getFirst().cycle() == cycles.getLast().cycle()) {
            draft.conditions.removeAll(cycles);
            List<Integer> values = new ArrayList<>(cycles.getFirst().values());
            values.addAll(cycles.getLast().values());
            if (values.size() < cycles.getFirst().cycle().last()) {
                draft.conditions.add(
                        new Condition.Recurring(
                                cycles.getFirst().cycle(),
                                values.stream().sorted().toList(),
                                false));
            }
            draft.group(new Grouping.Cyclic(cycles.getFirst().cycle()));
            return;
        }
        for (Condition condition : List.copyOf(draft.conditions)) {
            if (condition
                            instanceof
                            Condition.OneOf(String dimension, List<String> values, boolean negated)
                    && !negated
                    && values.size() > 1) {
                draft.conditions.remove(condition);
                Comparisons.sideBySide(draft, dimension, values);
                return;
            }
        }
    }

    private List<Grouping.Steps> steps() {
        return draft.groupings.stream()
                .filter(Grouping.Steps.class::isInstance)
                .map(Grouping.Steps.class::cast)
                .toList();
    }

    private void time() {
        if ((draft.trend || draft.accumulation != null) && steps().isEmpty()) {
            Unit unit = draft.stepUnit != null ? draft.stepUnit : usualStep();
            draft.groupings.addFirst(new Grouping.Steps(unit));
        }
    }

    private Unit usualStep() {
        List<Period> periods = Spans.together(draft.spans).within(parts.periods().extent());
        long days = periods.stream().mapToLong(Period::days).sum();
        return days <= 62 ? Unit.DAY : Unit.MONTH;
    }

    /** The question, once everything is settled. */
    Reading assemble() {
        Optional<Reading> contradiction = contradiction();
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
            if (draft.groupings.stream().anyMatch(this::isOfReturns)) {
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
        if (draft.measures.isEmpty() && draft.groupings.stream().anyMatch(this::isOfReturns)) {
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

    /** "Western Europe" where there is a West and a Europe: nothing is in both. */
    private Optional<Reading> contradiction() {
        Map<String, Map<String, List<String>>> tables = new LinkedHashMap<>();
        for (Condition condition : draft.conditions) {
            if (condition
                            instanceof
                            Condition.OneOf(String dimension, List<String> values, boolean negated)
                    && !negated) {
                String table = parts.model().dimension(dimension).table();
                boolean learned = !parts.values().of(dimension).isEmpty();
                if (learned && !"c".equals(table) && !"f".equals(table)) {
                    tables.computeIfAbsent(table, _ -> new LinkedHashMap<>())
                            .put(dimension, values);
                }
            }
        }
        return tables.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .filter(each -> !parts.values().exists(each.getKey(), each.getValue()))
                .<Reading>map(each ->
                        new Reading.Unknown(
                                each.getValue().values().stream().flatMap(List::stream).toList(),
                                "Nothing is both %s."
                                        .formatted(
                                                each.getValue().entrySet().stream()
                                                        .map(one ->
                                                                parts.model()
                                                                                .dimension(
                                                                                        one
                                                                                                .getKey())
                                                                                .label()
                                                                        + " "
                                                                        + String.join(
                                                                                " or ",
                                                                                one.getValue()))
                                                        .collect(Collectors.joining(" and "))),
                                List.of()))
                .findFirst();
    }

    private Reading understood(SemanticQuery query) {
        return new Reading.Understood(query, draft.remarks.stream().distinct().toList());
    }
}
