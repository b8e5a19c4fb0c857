package io.millrace.warehouse;

import io.millrace.db.Sql;
import io.millrace.warehouse.MaskingFinding.Sign;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What makes a column look as if it held data about persons. */
final class PersonalData {

    private static final int SAMPLE = 500;

    /** One value in so many is enough: a column of remarks holds addresses in few of its rows. */
    private static final int ONE_IN = 20;

    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}", Pattern.UNICODE_CHARACTER_CLASS);

    /** Seven digits or more with a plus or something between them; a date is no such number. */
    private static final Pattern PHONE =
            Pattern.compile("(?=(?:\\D*\\d){7,15}\\D*$)(\\+[0-9]|\\(?[0-9]+[ ()./-])[0-9 ()./-]+");

    private static final Pattern DATE =
            Pattern.compile("[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}([ T].*)?");

    private PersonalData() {}

    /** Why the column should not be shown unasked; empty if nothing speaks against it. */
    static Optional<Sign> sign(Sql sql, TableColumn column) throws SQLException {
        if (PersonalKind.of(column.name().column()).isPresent()) {
            return Optional.of(Sign.NAME);
        }
        return column.isText() ? sign(values(sql, column.name())) : Optional.empty();
    }

    static Optional<Sign> sign(List<String> values) {
        if (values.isEmpty()) {
            return Optional.of(Sign.EMPTY);
        }
        if (isAmong(values, value -> EMAIL.matcher(value).find())) {
            return Optional.of(Sign.EMAILS);
        }
        return isAmong(values, PersonalData::isPhone) ? Optional.of(Sign.PHONES) : Optional.empty();
    }

    private static boolean isPhone(String value) {
        return PHONE.matcher(value.strip()).matches() && !DATE.matcher(value.strip()).matches();
    }

    private static boolean isAmong(List<String> values, Predicate<String> sign) {
        return values.stream().filter(sign).count() * ONE_IN >= values.size();
    }

    private static List<String> values(Sql sql, ColumnName column) throws SQLException {
        return sql.list(
                "SELECT `%1$s` FROM `%2$s` WHERE `%1$s` <> '' LIMIT %3$d"
                        .formatted(column.column(), column.table(), SAMPLE),
                row -> row.getString(1));
    }
}
