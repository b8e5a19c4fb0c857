package io.millrace.ask.guard;

import io.millrace.work.Run;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a result, as long as they fit. */
final class ResultRows {

    /** Wide rows end a result as many rows do, so that no query fills this machine's memory. */
    private static final long MOST_CHARACTERS = 64_000_000;

    private final ResultSet source;
    private final List<ResultColumn> columns = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final boolean[] isZoned;
    private long characters;

    ResultRows(ResultSet source) throws SQLException {
        this.source = source;
        ResultSetMetaData meta = source.getMetaData();
        isZoned = new boolean[meta.getColumnCount()];
        for (int i = 1; i <= isZoned.length; i++) {
            columns.add(ResultColumn.of(meta, i));
            isZoned[i - 1] = meta.getColumnTypeName(i).toLowerCase(Locale.ROOT).endsWith("tz");
        }
    }

    /** Reads to the end or to the limit, and says whether there was more. */
    boolean read(int most, Run run) throws SQLException {
        while (source.next()) {
            run.check();
            if (rows.size() == most || characters > MOST_CHARACTERS) {
                return true;
            }
            List<@Nullable Object> row = new ArrayList<>(isZoned.length);
            for (int i = 1; i <= isZoned.length; i++) {
                row.add(value(i));
            }
            rows.add(Collections.unmodifiableList(row));
        }
        return false;
    }

    List<ResultColumn> columns() {
        return columns;
    }

    List<List<@Nullable Object>> rows() {
        return rows;
    }

    private @Nullable Object value(int i) throws SQLException {
        return switch (columns.get(i - 1).type()) {
            case TIMESTAMP -> timestamp(i);
            case DATE, TIME -> text(source.getString(i));
            case WHOLE_NUMBER, DECIMAL, FLOATING, TRUTH, TEXT, BINARY -> plain(i);
        };
    }

    private @Nullable Object plain(int i) throws SQLException {
        return switch (source.getObject(i)) {
            case null -> null;
            case Integer whole -> whole.longValue();
            case Number number -> number;
            case Boolean truth -> truth;
            case byte[] bytes -> text("0x" + HexFormat.of().formatHex(bytes));
            case java.sql.Date _ when columns.get(i - 1).type() == ResultColumn.Type.WHOLE_NUMBER ->
                    source.getLong(i);
            case Object other -> text(other.toString());
        };
    }

    private @Nullable Object timestamp(int i) throws SQLException {
        if (isZoned[i - 1]) {
            OffsetDateTime moment = source.getObject(i, OffsetDateTime.class);
            return moment == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
        }
        LocalDateTime moment = source.getObject(i, LocalDateTime.class);
        return moment == null ? null : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
    }

    private @Nullable String text(@Nullable String text) {
        characters += text == null ? 0 : text.length();
        return text;
    }
}
