package io.millrace.ask.finding;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.sql.Column.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single figures: each measure's own, beside another one, or as a part of the whole. */
final class TotalFinding {

    private final Telling telling;
    private final Breakdown query;
    private final Cells cells;
    private final @Nullable Rival rival;

    TotalFinding(Telling telling, Breakdown query, @Nullable Rival rival) {
        this.telling = telling;
        this.query = query;
        this.cells = telling.cells();
        this.rival = rival;
    }

    String tell() {
        List<String> figures = new ArrayList<>();
        for (int i = 0; i < query.measures().size(); i++) {
            figures.add(figure(query.measures().get(i), i));
        }
        String finding = String.join("; ", figures);
        return rival == null ? telling.sentence(finding) : telling.sentence(rival.span(), finding);
    }

    private String figure(Measure measure, int place) {
        if (query.share() instanceof Share.OfWhole(var part)) {
            return share(measure, place, telling.conditions().inner(part));
        }
        int column = cells.column(Role.VALUE, place);
        BigDecimal value = cells.number(0, column);
        if (value == null && cells.value(0, column) == null) {
            return "there is no figure for " + telling.the(measure);
        }
        String own = rival == null || rival.own().isEmpty() ? "" : " " + rival.own();
        String exactly = value == null ? cells.figure(0, column) : cells.exactly(value, column);
        return "%s%s %s %s%s"
                .formatted(
                        telling.the(measure),
                        own,
                        telling.was(measure),
                        exactly,
                        rival == null ? "" : ", " + beside(place, rival));
    }

    private String share(Measure measure, int place, String part) {
        int share = cells.column(Role.SHARE, place);
        BigDecimal fraction = cells.number(0, share);
        if (fraction == null) {
            return "there is nothing of which a part could be told";
        }
        // The whole stands right behind the part's own figures, whatever else is compared.
        return "those %s make %s of %s: %s of %s"
                .formatted(
                        part,
                        cells.figure(fraction, share),
                        telling.the(measure),
                        cells.figure(0, cells.column(Role.VALUE, place)),
                        cells.figure(0, share - 1));
    }

    private String beside(int place, Rival rival) {
        int column = cells.column(Role.VALUE, place);
        int differenceColumn = cells.column(Role.DIFFERENCE, place);
        BigDecimal difference = cells.number(0, differenceColumn);
        BigDecimal other = cells.number(0, column + 1);
        if (difference == null || other == null) {
            return "with nothing to compare " + rival.other();
        }
        if (difference.signum() == 0) {
            return "the same as " + rival.other();
        }
        return "%s %s than %s (%s)"
                .formatted(
                        new Change(telling).size(0, place),
                        difference.signum() > 0 ? more(column) : less(column),
                        rival.other(),
                        cells.exactly(other, column));
    }

    private String more(int column) {
        return cells.at(column).format() == Format.PERCENT ? "higher" : "more";
    }

    private String less(int column) {
        return cells.at(column).format() == Format.PERCENT ? "lower" : "less";
    }
}
