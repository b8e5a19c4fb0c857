package io.millrace.ask.finding;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.sql.Column.Role;
import java.util.Optional;

/** Rows that stand beside others: what grew most, what fell most. */
final class ChangeFinding {

    private final Telling telling;
    private final Cells cells;
    private final Measure measure;
    private final Rival rival;
    private final int column;
    private final boolean isByTimeAlone;

    ChangeFinding(Telling telling, Breakdown query, Rival rival) {
        this.telling = telling;
        this.cells = telling.cells();
        this.measure = query.measures().getFirst();
        this.rival = rival;
        this.column = cells.column(Role.DIFFERENCE, 0);
        this.isByTimeAlone = query.groupings().stream().noneMatch(by -> by instanceof Grouping.By);
    }

    String tell() {
        Optional<Extreme> up = Extreme.highest(cells, column);
        Optional<Extreme> down = Extreme.lowest(cells, column);
        if (up.isEmpty() || down.isEmpty()) {
            return telling.sentence(
                    rival.span(), "there is nothing to compare with " + rival.name());
        }
        return telling.sentence(
                rival.span(),
                "compared with %s, %s %s"
                        .formatted(rival.name(), subject(), both(up.get(), down.get())));
    }

    private String subject() {
        return rival.isOfValues() ? telling.the(measure) + " " + rival.own() : telling.the(measure);
    }

    private String both(Extreme up, Extreme down) {
        if (up.value().compareTo(down.value()) == 0) {
            return side(up, "");
        }
        boolean isMixed = up.value().signum() > 0 && down.value().signum() < 0;
        boolean isFalling = up.value().signum() <= 0;
        String first = isFalling ? side(down, " most") : side(up, " most");
        String second = isFalling ? side(up, " least") : side(down, isMixed ? " most" : " least");
        return first + ", and " + second;
    }

    private String side(Extreme extreme, String how) {
        String where = (isByTimeAlone ? " in " : " for ") + extreme.names(cells);
        int sign = extreme.value().signum();
        if (sign == 0) {
            return (rival.isOfValues() ? "came out even" : "stayed the same") + where;
        }
        String verb =
                rival.isOfValues() ? (sign > 0 ? "led" : "trailed") : (sign > 0 ? "rose" : "fell");
        return "%s%s%s, by %s"
                .formatted(
                        verb, how, where, new Change(telling).size(extreme.rows().getFirst(), 0));
    }
}
