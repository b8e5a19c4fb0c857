package io.millrace.ui.shell;

import io.millrace.MillraceException;
import io.millrace.ui.screen.Finder;
import io.millrace.ui.screen.Finder.Found;
import io.millrace.ui.screen.Fit;
import io.millrace.work.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what Ctrl+K leads to: screens and commands by their names, and whatever the screens can
 * show. Called in the background.
 */
final class Search {

    private static final int MOST_OF_A_KIND = 5;

    private final List<Found> places;
    private final List<Finder> finders;

    /**
     * Searches these.
     *
     * @param places screens and commands, in the order of the navigation
     */
    Search(List<Found> places, List<Finder> finders) {
        this.places = List.copyOf(places);
        this.finders = List.copyOf(finders);
    }

    /** The places first, all of them for no text; a kind that cannot be searched is said so. */
    List<Found> find(String text, Run run) {
        String wanted = text.strip();
        List<Found> found = new ArrayList<>(placesFor(wanted));
        if (!wanted.isEmpty()) {
            for (Finder finder : finders) {
                run.check();
                found.addAll(things(finder, wanted, run));
            }
        }
        return found;
    }

    private List<Found> placesFor(String wanted) {
        Fit fit = Fit.of(wanted);
        return places.stream().filter(place -> fit.test(place.title())).toList();
    }

    private static List<Found> things(Finder finder, String wanted, Run run) {
        try {
            return finder.find(wanted, MOST_OF_A_KIND, run);
        } catch (MillraceException failure) {
            if (failure.code() == MillraceException.Code.CANCELLED) {
                throw failure;
            }
            return List.of(
                    new Found(
                            finder.kind() + " cannot be searched now",
                            String.valueOf(failure.getMessage()),
                            () -> {}));
        }
    }
}
