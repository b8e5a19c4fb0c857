package io.millrace.ui.settings;

import io.millrace.warehouse.AppliedMasking.Column;
import io.millrace.warehouse.Mart;
import io.millrace.warehouse.MaskingFinding.Sign;
import io.millrace.warehouse.PersonalKind;

/**
 * A column of the warehouse and who sees what of it, in words.
 *
 * @param remark why it is hidden although the policy does not name it; else empty
 * @param lines what to write into a masking.yaml for it to stay as it is
 */
record MaskingLine(
        String column,
        String kind,
        String manager,
        String executive,
        String remark,
        boolean isClear,
        String lines) {

    static MaskingLine of(Column column) {
        return new MaskingLine(
                column.table() + "." + column.column(),
                column.kind().map(PersonalKind::title).orElse(""),
                column.seenBy(Mart.MANAGER),
                column.seenBy(Mart.EXECUTIVE),
                column.finding().map(MaskingLine::remark).orElse(""),
                column.isClear(),
                column.lines());
    }

    private static String remark(Sign sign) {
        return "not in the policy: " + sign.reason();
    }

    boolean isFinding() {
        return !remark.isEmpty();
    }
}
