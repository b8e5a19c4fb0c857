package io.millrace.ask.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are bound to guarded statements. */
class BoundStatementTest {

    private static final MartSchema SCHEMA =
            new MartSchema(
                    new TreeMap<>(
                            Map.of(
                                    "dim_date",
                                    List.of(
                                            new MartSchema.Column("full_date", "date"),
                                            new MartSchema.Column("year", "int")))));

    private static final Map<String, String> DAYS =
            Map.of("first", "2024-01-01", "last", "2024-12-31");

    @Test
    void eachNameBecomesAQuestionMarkInItsPlace() {
        GuardVerdict.Allowed allowed =
                assertInstanceOf(
                        GuardVerdict.Allowed.class,
                        SqlGuard.check(
                                "SELECT full_date, ':first' AS text FROM dim_date WHERE full_date <= :last"
                                        + " AND full_date >= :first AND year < YEAR(:last)",
                                SCHEMA,
                                DAYS.keySet()));
        BoundStatement bound = BoundStatement.of(allowed.rendered(), DAYS);
        assertEquals(
                "SELECT full_date, ':first' AS text FROM dim_date WHERE full_date <= ? AND full_date >= ?"
                        + " AND year < YEAR(?)",
                bound.sql());
        assertEquals(List.of("2024-12-31", "2024-01-01", "2024-12-31"), bound.values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT :other FROM dim_date|:other (position 8) is no parameter here; there are :first, :last.",
                "SELECT :LAST FROM dim_date|:LAST (position 8) is no parameter here; there are :first, :last.",
                "SELECT : last FROM dim_date|: (position 8) would be a parameter; write the value.",
                "SELECT ? FROM dim_date|? (position 8) would be a parameter; write the value.",
                "SELECT :=1|:= (position 8) would set a variable.",
                "SELECT full_date FROM :last|FROM (position 18) does not fit where it stands.",
                "SELECT full_date AS :last FROM dim_date|:last (position 21) does not fit where it stands.",
                "SELECT full_date FROM dim_date LIMIT :last|:last (position 38) may not stand in a query here.",
            })
    void noneStandsButThoseThatAreBoundAndWhereAValueStands(String sql, String reason) {
        assertEquals(
                new GuardVerdict.Refused(reason),
                SqlGuard.check(sql, SCHEMA, Set.of("first", "last")));
    }

    @Test
    void withoutAnyThereIsNone() {
        assertEquals(
                new GuardVerdict.Refused(": (position 8) would be a parameter; write the value."),
                SqlGuard.check("SELECT :last FROM dim_date", SCHEMA));
    }
}
