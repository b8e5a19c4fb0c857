package io.millrace.ask.chips;

import io.millrace.ask.chips.Chip.Alternative;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.QueryCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what a piece could be instead: each once, and only what makes sense. */
final class Choices {

    private final QueryCheck check;
    private final Mending mending;
    private final Set<SemanticQuery> seen = new HashSet<>();
    private final List<Alternative> alternatives = new ArrayList<>();

    Choices(QueryCheck check, SemanticQuery asked) {
        this.check = check;
        this.mending = new Mending(check);
        seen.add(asked);
    }

    Choices add(String label, SemanticQuery changed) {
        if (!seen.contains(changed) && check.faults(changed).isEmpty()) {
            seen.add(changed);
            alternatives.add(new Alternative(label, changed));
        }
        return this;
    }

    /** Adds a change that may leave other pieces without what they need; these go with it. */
    Choices addMended(String label, Breakdown changed) {
        mending.mend(changed).ifPresent(mended -> add(label, mended));
        return this;
    }

    Chip chip(Chip.Kind kind, String label) {
        return new Chip(kind, label, alternatives);
    }
}
