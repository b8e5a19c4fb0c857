package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.cdc.Snapshot;
import io.millrace.db.Database;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
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

    /** Begins to read the proofs on the snapshot's connection, which is taken until all is read. */
    void readProofs(Proofs.Extent extent) {
        proofs = worker.submit(() -> Proofs.ofShop(snapshot, extent));
    }

    /**
     * Begins to read all proofs on a connection of their own, so that the snapshot's stays free.
     *
     * @param exported the name of the snapshot's view
     */
    void readProofsBeside(String exported, Database oltp, Run run) {
        proofs = worker.submit(() -> proofsBeside(exported, oltp, run));
    }

    private Proofs proofsBeside(String exported, Database oltp, Run run) {
        try (Connection other = oltp.connect();
                Snapshot same = snapshot.beside(exported, other, run)) {
            return Proofs.ofShop(same, new Proofs.Extent.Everything());
        } catch (SQLException cause) {
            throw unreadable("side of the reconciliation", cause);
        }
    }

    /** Begins to read the monthly sums, likewise, when the proofs are read. */
    void readSums() {
        sums = proofs.handle((_, _) -> true).thenCompose(_ -> worker.submit(this::sumsOfShop));
    }

    Proofs proofs() {
        return await(proofs);
    }

    /** The monthly sums of each feed that has them; none that nobody asked for. */
    Map<Feed, byte[]> sums() {
        return await(sums);
    }

    /** Waits until nothing is read any more, whatever became of it. */
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
                throw unreadable("sums", cause);
            }
        }
        return read;
    }

    private static MillraceException unreadable(String what, Exception cause) {
        return new MillraceException(
                MillraceException.Code.FAILED,
                "The shop's %s could not be read: %s".formatted(what, cause.getMessage()),
                cause);
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
