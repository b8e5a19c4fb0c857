package io.millrace.ui.sync;

import io.millrace.MillraceException;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.widgets.Mood;
import io.millrace.warehouse.words.Formats;
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
        String waiting =
                known.quarantined() == 0
                        ? ""
                        : " · " + formats.count(known.quarantined()) + " rows wait";
        return new FreshnessReading(
                mood(known),
                formats.duration(known.behind()),
                verdict(known.verdict()) + waiting,
                (waiting.isEmpty() ? "Warehouse is " : "") + summary(known) + waiting);
    }

    private String summary(Freshness.Known known) {
        boolean level = known.behind().toSeconds() == 0;
        return known.verdict() == Freshness.Verdict.DIFFERENT
                ? "not equal to the shop"
                : (level ? "up to date" : formats.duration(known.behind()) + " behind")
                        + " · "
                        + verdict(known.verdict());
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
            case NOT_COMPARED -> "not reconciled";
        };
    }
}
