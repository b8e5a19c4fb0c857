package io.millrace.oltp;

import io.millrace.db.Database;
import io.millrace.work.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that a check holds back, as an executive sees and repairs them. */
public final class FailingRows {

    /**
     * A value that may be repaired.
     *
     * @param value as it is now; null where there is none
     */
    public record Value(String column, @Nullable String value) {}

    private final ShopWork work;

    /**
     * Works under the person's own account.
     *
     * @param shop whose server decides what may be repaired
     */
    public FailingRows(Database shop) {
        this.work = new ShopWork(shop);
    }

    /**
     * What may be repaired of a row; nothing where no check holds the row itself back any more.
     *
     * @param key as JSON
     */
    public List<Value> values(String table, String key, Run run) {
        return work.read(
                "the row was being read",
                run,
                sql ->
                        sql.list(
                                "SELECT column_name, value FROM oltp.failing_row(?, ?::jsonb)",
                                row -> new Value(row.getString(1), row.getString(2)),
                                table,
                                key));
    }

    /**
     * Changes one value of a row. The row is looked at again by the next sync.
     *
     * @throws io.millrace.MillraceException with code BAD_DATA if the shop does not take the value
     */
    public void repair(String table, String key, String column, String value) {
        work.write(
                "the row was being repaired",
                sql ->
                        sql.list(
                                "SELECT oltp.repair_row(?, ?::jsonb, ?, ?)",
                                _ -> true,
                                table,
                                key,
                                column,
                                value));
    }
}
