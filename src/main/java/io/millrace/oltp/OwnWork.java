package io.millrace.oltp;

import io.millrace.db.Database;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a person entered, counted, read from the shop itself under the person's own account. */
public final class OwnWork {

    private final ShopWork work;

    /**
     * Reads the shop.
     *
     * @param shop under the person's account; stays open
     */
    public OwnWork(Database shop) {
        work = new ShopWork(shop);
    }

    /** The days on which the person entered an order or took a return, both ends included. */
    public List<OwnDay> days(LocalDate first, LocalDate last, Run run) {
        return work.read(
                "your own figures were being read",
                run,
                sql ->
                        sql.list(
                                SqlFiles.read("postgresql/own/days.sql"),
                                row ->
                                        new OwnDay(
                                                row.getObject("day", LocalDate.class),
                                                row.getLong("orders"),
                                                row.getBigDecimal("sales"),
                                                row.getLong("returned"),
                                                row.getLong("returns_taken")),
                                first,
                                last));
    }

    /** The last day up to today on which the person did anything; nothing if there is none. */
    public Optional<LocalDate> lastDay(LocalDate today, Run run) {
        return work.read(
                "your own figures were being read",
                run,
                sql ->
                        sql
                                .list(
                                        SqlFiles.read("postgresql/own/last_day.sql"),
                                        row ->
                                                Optional.ofNullable(
                                                        row.getObject(1, LocalDate.class)),
                                        today)
                                .stream()
                                .flatMap(Optional::stream)
                                .findFirst());
    }
}
