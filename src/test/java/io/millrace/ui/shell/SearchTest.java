package io.millrace.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.MillraceException;
import io.millrace.ui.screen.Finder;
import io.millrace.ui.screen.Finder.Found;
import io.millrace.work.Run;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Ctrl+K leads to. */
class SearchTest {

    private final Search search =
            new Search(
                    List.of(place("New order"), place("Returns"), place("Customers & products")),
                    List.of(new Things(), new Lost()));

    /** Ten things for any text. */
    private record Things() implements Finder {
        @Override
        public String kind() {
            return "Things";
        }

        @Override
        public List<Found> find(String text, int most, Run run) {
            return IntStream.range(0, 10).limit(most).mapToObj(i -> place(text + " " + i)).toList();
        }
    }

    /** Things on a server that does not answer. */
    private record Lost() implements Finder {
        @Override
        public String kind() {
            return "Orders";
        }

        @Override
        public List<Found> find(String text, int most, Run run) {
            throw new MillraceException(
                    MillraceException.Code.CANNOT_CONNECT, "The shop does not answer.");
        }
    }

    private static Found place(String title) {
        return new Found(title, "", () -> {});
    }

    private List<String> titles(String text) {
        return search.find(text, new Run()).stream().map(Found::title).toList();
    }

    @Test
    void nothingTypedOffersEveryPlaceAndAsksNoServer() {
        assertEquals(List.of("New order", "Returns", "Customers & products"), titles(" "));
    }

    @Test
    void thePartsMayBeginAnyWords() {
        assertEquals("New order", titles("ORD ne").getFirst());
        assertEquals("Customers & products", titles("prod").getFirst());
        assertEquals("rder 0", titles("rder").getFirst(), "A part within a word is no place");
    }

    @Test
    void thingsFollowAndAServerThatIsLostIsSaid() {
        List<Found> found = search.find("ret", new Run());
        assertEquals(
                List.of(
                        "Returns",
                        "ret 0",
                        "ret 1",
                        "ret 2",
                        "ret 3",
                        "ret 4",
                        "Orders cannot be searched now"),
                found.stream().map(Found::title).toList());
        assertEquals("The shop does not answer.", found.getLast().detail());
    }
}
