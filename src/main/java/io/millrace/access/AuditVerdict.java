package io.millrace.access;

import java.util.Optional;

/**
 * Whether an audit is as it was written.
 *
 * @param records how many records it has
 * @param anchors how many of its heads, kept in the other database, it was compared with
 * @param fault the first record that is not as it was written; empty if all are
 */
public record AuditVerdict(AuditSide side, long records, long anchors, Optional<Fault> fault) {

    /**
     * A broken record.
     *
     * @param place in the chain; 0 for what is in no chain
     * @param record its number; 0 where the record is gone
     * @param reason what is wrong, as the rest of a sentence that begins with the record
     */
    public record Fault(long place, long record, String reason) {

        private String subject() {
            if (record > 0) {
                return "record " + record;
            }
            return place > 0
                    ? "the record at place " + place + " of the chain"
                    : "the audit as a whole";
        }
    }

    public boolean isWhole() {
        return fault.isEmpty();
    }

    /** The verdict for people. */
    public String sentence() {
        return fault.map(broken ->
                        "The audit of the %s is broken: %s %s."
                                .formatted(side.words(), broken.subject(), broken.reason()))
                .orElseGet(() ->
                        "The audit of the %s is whole: %,d records, %,d heads kept in the other database."
                                .formatted(side.words(), records, anchors));
    }
}
