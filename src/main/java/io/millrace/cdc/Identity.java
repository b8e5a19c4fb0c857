package io.millrace.cdc;

/**
 * Which database it is.
 *
 * @param systemIdentifier of the cluster, given once at its creation
 * @param timeline counts how often the cluster was restored or promoted
 * @param databaseOid of the database within the cluster
 * @param standby whether it is a read-only copy at the moment
 */
public record Identity(long systemIdentifier, int timeline, long databaseOid, boolean standby) {

    /** Whether the rows come from the same database, restored or not. */
    public boolean isSameDatabase(Identity other) {
        return systemIdentifier == other.systemIdentifier && databaseOid == other.databaseOid;
    }
}
