package io.millrace.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Rows in PostgreSQL's COPY text format. */
class CopyRowsTest {

    private final StringBuilder written = new StringBuilder();
    private final CopyRows rows =
            new CopyRows((buffer, length) ->
                    written.append(new String(buffer, 0, length, StandardCharsets.UTF_8)));

    @Test
    void fieldsAreSeparatedByTabsAndRowsByLines() throws SQLException {
        rows.text("").number(-7).text("Kraków").date(LocalDate.of(2024, 2, 9)).end();
        rows.text("x").end();
        rows.flush();
        assertEquals("\t-7\tKraków\t2024-02-09\nx\n", written.toString());
        assertEquals(2, rows.rows());
    }

    @Test
    void decimalsHaveFourDigitsAndKeepTheirSign() throws SQLException {
        rows.decimal(0).decimal(1).decimal(-1).decimal(-10_000).decimal(1_234_567_890L).end();
        rows.flush();
        assertEquals("0.0000\t0.0001\t-0.0001\t-1.0000\t123456.7890\n", written.toString());
    }

    @Test
    void whatWouldNeedEscapingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> rows.text("a\tb"));
        assertThrows(IllegalArgumentException.class, () -> rows.text("a\\b"));
        assertThrows(IllegalArgumentException.class, () -> rows.text("a\nb"));
    }

    @Test
    void onlyWholeRowsAreHandedOver() throws SQLException {
        String wide = "w".repeat(50_000);
        CopyRows checked =
                new CopyRows((buffer, length) -> {
                    assertEquals('\n', buffer[length - 1]);
                    written.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
                });
        for (int i = 0; i < 5; i++) {
            checked.text(wide).text(wide).text(wide).end();
        }
        checked.flush();
        assertEquals((wide + "\t" + wide + "\t" + wide + "\n").repeat(5), written.toString());
    }
}
