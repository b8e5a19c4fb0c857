package io.millrace.ask.guard;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;

/** A column of a result. */
public record ResultColumn(String name, Type type) {

    /** What its values are. */
    public enum Type {
        /** Long, or BigInteger. */
        WHOLE_NUMBER,
        /** BigDecimal. */
        DECIMAL,
        /** Double or Float. */
        FLOATING,
        /** Boolean. */
        TRUTH,
        /** A text such as 2024-01-31. */
        DATE,
        /** A text such as 23:59:59; a span of time in MySQL may have more hours than a day. */
        TIME,
        /** A text such as 2024-01-31T23:59:59.123; in PostgreSQL with Z, where it has a zone. */
        TIMESTAMP,
        TEXT,
        /** A text of hexadecimal digits after 0x. */
        BINARY
    }

    static ResultColumn of(ResultSetMetaData meta, int index) throws SQLException {
        return new ResultColumn(
                meta.getColumnLabel(index),
                type(
                        meta.getColumnType(index),
                        meta.getColumnTypeName(index).toLowerCase(Locale.ROOT)));
    }

    private static Type type(int type, String name) {
        if (name.equals("year")) {
            return Type.WHOLE_NUMBER;
        }
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Type.WHOLE_NUMBER;
            case Types.DECIMAL, Types.NUMERIC -> Type.DECIMAL;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> Type.FLOATING;
            case Types.BOOLEAN, Types.BIT -> Type.TRUTH;
            case Types.DATE -> Type.DATE;
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> Type.TIME;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Type.TIMESTAMP;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Type.BINARY;
            default -> Type.TEXT;
        };
    }
}
