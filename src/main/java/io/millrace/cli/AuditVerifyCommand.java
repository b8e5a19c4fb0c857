package io.millrace.cli;

import io.millrace.access.Audit;
import io.millrace.access.AuditVerdict;
import io.millrace.work.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code millrace audit verify}: whether anybody has changed the audit. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Look for records that were edited, removed or added by hand, on both sides.")
final class AuditVerifyCommand extends PartsCommand {

    @Override
    int execute(Parts parts, Run run, Output out) {
        List<AuditVerdict> verdicts = new Audit(parts.databases()).verify(run);
        boolean whole = verdicts.stream().allMatch(AuditVerdict::isWhole);
        if (isJson()) {
            out.json(
                    Map.of(
                            "whole",
                            whole,
                            "audits",
                            verdicts.stream().map(AuditVerifyCommand::json).toList()));
        } else {
            verdicts.forEach(verdict -> out.line("%s", verdict.sentence()));
        }
        return whole ? MillraceCommand.DONE : MillraceCommand.FAILED;
    }

    private static Map<String, Object> json(AuditVerdict verdict) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("side", verdict.side().words());
        object.put("whole", verdict.isWhole());
        object.put("records", verdict.records());
        object.put("heads_compared", verdict.anchors());
        object.put("broken_place", verdict.fault().map(AuditVerdict.Fault::place).orElse(null));
        object.put("broken_record", verdict.fault().map(AuditVerdict.Fault::record).orElse(null));
        object.put("message", verdict.sentence());
        return object;
    }
}
