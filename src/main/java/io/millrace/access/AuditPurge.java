package io.millrace.access;

/**
 * What a purge removed.
 *
 * @param ofShop records of the shop's audit
 * @param keptDays how many days it keeps; more than asked for where the owner wanted more
 * @param ofWarehouse records of the warehouse's audit
 * @param questions entries of the query log
 */
public record AuditPurge(long ofShop, int keptDays, long ofWarehouse, long questions) {

    AuditPurge and(long records, long asked) {
        return new AuditPurge(ofShop, keptDays, records, asked);
    }
}
