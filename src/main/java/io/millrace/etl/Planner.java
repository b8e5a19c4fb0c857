package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.cdc.Identity;
import io.millrace.cdc.Scope;
import io.millrace.cdc.Shop;
import io.millrace.cdc.Structure;
import io.millrace.cdc.Watermark;
import io.millrace.db.Sql;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Decides what a sync reads: nothing, what changed, some months again, or everything. */
final class Planner {

    private final Shop shop;
    private final Sql warehouse;

    Planner(Shop shop, Sql warehouse) {
        this.shop = shop;
        this.warehouse = warehouse;
    }

    /**
     * The plan, or nothing where there is nothing to do.
     *
     * @throws MillraceException if the warehouse was loaded from another database, or its watermark
     *     is gone or cannot be read, and the request does not ask for everything
     */
    Optional<Plan> plan(SyncRequest request) throws SQLException {
        Identity identity = shop.identity();
        if (!identity.standby()) {
            shop.keepMonths(request.monthsAhead());
            // Before the structure is read: mending shows there, so what was missed is read again.
            shop.rearm();
        }
        Structure structure = shop.structure();
        if (request.full()) {
            return Optional.of(
                    everything("Everything was asked for.", identity, structure, readable()));
        }
        Optional<Watermark> before = Watermark.read(warehouse);
        if (before.isEmpty()) {
            refuseIfLoaded();
            return Optional.of(everything("The warehouse was empty.", identity, structure, before));
        }
        return sinceBefore(request, identity, structure, before.get());
    }

    private Optional<Plan> sinceBefore(
            SyncRequest request, Identity identity, Structure structure, Watermark before)
            throws SQLException {
        refuseOtherDatabase(identity, before);
        Optional<String> restored = restored(identity, before);
        if (restored.isPresent()) {
            return Optional.of(
                    everything(restored.get(), identity, structure, Optional.of(before)));
        }
        return switch (structure.since(before.structure())) {
            case Structure.Difference.None() ->
                    changes(request, identity, structure, before, new TreeSet<>());
            case Structure.Difference.Months(var months) ->
                    changes(request, identity, structure, before, months);
            case Structure.Difference.Everything(String reason) ->
                    Optional.of(everything(reason, identity, structure, Optional.of(before)));
        };
    }

    private Optional<Plan> changes(
            SyncRequest request,
            Identity identity,
            Structure structure,
            Watermark before,
            SortedSet<YearMonth> months)
            throws SQLException {
        boolean waiting = request.retryQuarantine() && !new Quarantine(warehouse).isEmpty();
        if (months.isEmpty()
                && !waiting
                && request.comparison() == SyncRequest.Comparison.TOUCHED
                && !shop.hasNews(before.snapshot())) {
            return Optional.empty();
        }
        if (shop.wasTruncated(before.snapshot())) {
            return Optional.of(
                    everything(
                            "A table of the shop was truncated.",
                            identity,
                            structure,
                            Optional.of(before)));
        }
        Scope scope = new Quarantine(warehouse).scope(before.snapshot(), months);
        return Optional.of(new Plan(scope, "", identity, structure, Optional.of(before)));
    }

    private static Plan everything(
            String reason, Identity identity, Structure structure, Optional<Watermark> before) {
        return new Plan(Scope.everything(), reason, identity, structure, before);
    }

    /** A full sync goes on without a watermark that cannot be read. */
    private Optional<Watermark> readable() throws SQLException {
        try {
            return Watermark.read(warehouse);
        } catch (MillraceException unreadable) {
            return Optional.empty();
        }
    }

    private void refuseIfLoaded() throws SQLException {
        if (warehouse.number("SELECT EXISTS (SELECT 1 FROM fact_sales)") > 0) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    "The warehouse holds sales but no watermark, so nobody knows how far it is."
                            + " Compare and reload everything with: millrace sync --full");
        }
    }

    private static void refuseOtherDatabase(Identity identity, Watermark before) {
        if (!identity.isSameDatabase(before.identity())) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    "This is not the database that the warehouse was loaded from (cluster %d, then %d)."
                                    .formatted(
                                            identity.systemIdentifier(),
                                            before.identity().systemIdentifier())
                            + " If it replaces that one, make the warehouse follow it with: millrace"
                            + " sync --full");
        }
    }

    /** Why the shop's database is not where it was, if it went back in time. */
    private Optional<String> restored(Identity identity, Watermark before) throws SQLException {
        if (identity.timeline() != before.identity().timeline()
                // A standby cannot be written to, so it may never have heard of our nonce.
                || (!identity.standby()
                        && !shop.knows(Watermark.consumer(warehouse), before.nonce()))
                || shop.isBefore(before.snapshot())) {
            return Optional.of(
                    "The shop's database was restored since the last sync, so everything was read"
                            + " and compared.");
        }
        return Optional.empty();
    }
}
