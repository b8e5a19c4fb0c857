package io.millrace.ui.sync;

import io.millrace.MillraceException;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.widgets.Formats;
import io.millrace.ui.widgets.Mood;
import java.time.Duration;

/** Says in a few words how fresh the warehouse is. */
final class FreshnessWords {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Formats formats;

    FreshnessWords(Formats formats) {
        this.formats = formats;
    }

    FreshnessReading unknown() {
        return new FreshnessReading(Mood.NEUTRAL, "…", "", "Looking at the warehouse …");
    }

    FreshnessReading failed(MillraceException failure) {
        return new FreshnessReading(
                Mood.BAD, "Unknown", String.valueOf(failure.getMessage()), "Freshness unknown");
    }

    FreshnessReading read(Freshness freshness) {
        return switch (freshness) {
            case Freshness.Never() ->
                    new FreshnessReading(
                            Mood.WARNING,
                            "Never synced",
                            "Press Sync now to load the warehouse",
                            "Warehouse was never synced");
            case Freshness.Known known -> read(known);
        };
    }

    private FreshnessReading read(Freshness.Known known) {
        String detail = verdict(known.verdict()) + waiting(known.quarantined());
        String behind = formats.duration(known.behind());
        return known.behind().toSeconds() == 0
                ? new FreshnessReading(
                        mood(known),
                        formats.duration(Duration.ZERO),
                        detail,
                        "Warehouse is up to date · " + detail)
                : new FreshnessReading(
                        mood(known),
                        behind,
                        detail,
                        "Warehouse is " + behind + " behind · " + detail);
    }

    private static Mood mood(Freshness.Known known) {
        return switch (known.verdict()) {
            case DIFFERENT -> Mood.BAD;
            case NOT_COMPARED -> Mood.WARNING;
            case RECONCILED ->
                    known.quarantined() > 0 || known.behind().compareTo(FRESH) > 0
                            ? Mood.WARNING
                            : Mood.GOOD;
        };
    }

    private static String verdict(Freshness.Verdict verdict) {
        return switch (verdict) {
            case RECONCILED -> "reconciled";
            case DIFFERENT -> "differs from the shop";
            case NOT_COMPARED -> "not reconciled yet";
        };
    }

    private String waiting(long quarantined) {
        return quarantined == 0 ? "" : " · " + formats.count(quarantined) + " rows wait";
    }
}
