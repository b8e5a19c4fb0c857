package io.millrace.ask.finding;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Pareto;
import io.millrace.warehouse.words.Formats;
import java.util.ArrayList;
import java.util.List;

/** States the finding of an answer, and after it all that the answer takes for granted. */
public final class Sentence {

    private final SemanticModel model;
    private final Formats formats;
    private final Assumptions assumptions;

    public Sentence(SemanticModel model, Formats formats) {
        this.model = model;
        this.formats = formats;
        this.assumptions = new Assumptions(model, formats);
    }

    /**
     * Such as "In 2024, Technology has the highest profit (50,684), Furniture has the lowest
     * (3,019). Dated by order date."
     */
    public String state(Facts facts) {
        List<String> sentences = new ArrayList<>();
        Telling telling = Telling.of(facts, model, formats);
        sentences.add(facts.rows().isEmpty() ? nothing(telling) : finding(telling));
        sentences.addAll(assumptions.of(facts));
        return String.join(" ", sentences);
    }

    private static String nothing(Telling telling) {
        boolean isKept =
                telling.facts().query() instanceof Breakdown breakdown
                        && !breakdown.thresholds().isEmpty();
        return telling.sentence(isKept ? "nothing meets this" : "there are no such sales");
    }

    private static String finding(Telling telling) {
        PatternFinding patterns = new PatternFinding(telling);
        return switch (telling.facts().query()) {
            case Breakdown breakdown -> breakdown(telling, breakdown);
            case Cohorts cohorts -> patterns.returning(cohorts);
            case Pareto pareto -> patterns.few(pareto);
            case Correlation correlation -> patterns.correlation(correlation);
            case Basket basket -> patterns.pair(basket);
            case Coverage _ -> patterns.coverage();
        };
    }

    private static String breakdown(Telling telling, Breakdown query) {
        Rival rival = Rival.of(query, telling.facts().extent(), telling.formats());
        if (query.groupings().isEmpty()) {
            return new TotalFinding(telling, query, rival).tell();
        }
        if (query.measures().isEmpty()) {
            return new NamesFinding(telling, query).tell();
        }
        if (rival != null && !isChosen(query)) {
            return new ChangeFinding(telling, query, rival).tell();
        }
        return isSeries(query)
                ? new SeriesFinding(telling, query).tell()
                : new ListFinding(telling, query).tell();
    }

    /** Whether rows are ranked or left out, so that the course of all of them is not to be told. */
    private static boolean isChosen(Breakdown query) {
        return query.ranking() != null || !query.thresholds().isEmpty();
    }

    private static boolean isSeries(Breakdown query) {
        return !isChosen(query)
                && query.share() == null
                && query.groupings().size() == 1
                && query.groupings().getFirst() instanceof Grouping.Steps;
    }
}
