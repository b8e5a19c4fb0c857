package io.millrace.ui.settings;

import io.millrace.access.KeptRecords;
import io.millrace.access.KeptRecords.Kept;
import io.millrace.warehouse.words.Formats;
import java.util.List;

/**
 * One of the records of who did what, in words.
 *
 * @param days how many days of it are kept
 * @param due how many of them are older than that
 */
record KeptLine(String name, long count, String oldest, long days, long due) {

    static List<KeptLine> of(KeptRecords records, Formats formats) {
        return List.of(
                of("Audit of the shop", records.shop(), formats),
                of("Audit of the warehouse", records.warehouse(), formats),
                of("Questions", records.questions(), formats));
    }

    private static KeptLine of(String name, Kept kept, Formats formats) {
        return new KeptLine(
                name,
                kept.count(),
                kept.oldest().map(formats::moment).orElse("none"),
                kept.days(),
                kept.due());
    }
}
