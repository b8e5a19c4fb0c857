package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.cdc.Snapshot;
import io.millrace.work.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What the shop's rows come to, read beside while the warehouse works. */
final class ShopSide {

    private final Worker worker;
    private final Snapshot snapshot;
    private CompletableFuture<Proofs> proofs = CompletableFuture.completedFuture(Proofs.NONE);
    private CompletableFuture<Map<Feed, byte[]>> sums = CompletableFuture.completedFuture(Map.of());

    ShopSide(Worker worker, Snapshot snapshot) {
        this.worker = worker;
        this.snapshot = snapshot;
    }

    /** Begins to read the proofs, and takes the snapshot's connection until all is read. */
    void readProofs(Proofs.Extent extent) {
        proofs = worker.submit(() -> Proofs.ofShop(snapshot, extent));
    }

    /** Begins to read the monthly sums, likewise. */
    void readSums() {
        sums = worker.submit(this::sumsOfShop);
    }

    Proofs proofs() {
        return await(proofs);
    }

    /** The monthly sums of each feed that has them; none that nobody asked for. */
    Map<Feed, byte[]> sums() {
        return await(sums);
    }

    /** Waits until the snapshot's connection is quiet, whatever became of it. */
    void settle() {
        proofs.exceptionally(_ -> Proofs.NONE).join();
        sums.exceptionally(_ -> Map.of()).join();
    }

    /** A few megabytes at most. */
    private Map<Feed, byte[]> sumsOfShop() {
        Map<Feed, byte[]> read = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.SUMS) {
            try (InputStream copy = snapshot.copy(feed.query(snapshot.scope()))) {
                read.put(feed, copy.readAllBytes());
            } catch (SQLException | IOException cause) {
                throw new MillraceException(
                        MillraceException.Code.FAILED,
                        "The shop's sums could not be read: " + cause.getMessage(),
                        cause);
            }
        }
        return read;
    }

    /** The result of work beside, or what stopped it as if it had been done here. */
    static <T> T await(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof MillraceException known) {
                throw known;
            }
            throw failed;
        }
    }
}
