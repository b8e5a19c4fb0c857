package io.millrace.ask.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of an answer, or two that say a time together.
 *
 * @param columns which ones
 * @param values one for each row
 */
record Candidate(Set<Integer> columns, List<@Nullable Object> values) {

    static List<Candidate> of(Table answer, Optional<TimeKind> kind) {
        List<Candidate> all = new ArrayList<>();
        for (int column = 0; column < answer.columns().size(); column++) {
            all.add(new Candidate(Set.of(column), answer.values(column)));
        }
        kind.ifPresent(time -> addPairs(answer, time, all));
        return all;
    }

    boolean overlaps(Candidate other) {
        return columns.stream().anyMatch(other.columns::contains);
    }

    private static void addPairs(Table answer, TimeKind time, List<Candidate> all) {
        for (int year = 0; year < answer.columns().size(); year++) {
            for (int part = 0; part < answer.columns().size(); part++) {
                if (part != year) {
                    addPair(answer, time, year, part, all);
                }
            }
        }
    }

    private static void addPair(
            Table answer, TimeKind time, int year, int part, List<Candidate> all) {
        List<@Nullable Object> values = new ArrayList<>();
        for (List<@Nullable Object> row : answer.rows()) {
            OptionalInt number = time.number(row.get(year), row.get(part));
            if (number.isEmpty()) {
                return;
            }
            values.add(number.getAsInt());
        }
        all.add(new Candidate(Set.of(year, part), values));
    }
}
