package io.millrace.ask.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may stand for the braces of a frame, and the words that SQL may use in braces. */
final class Filling {

    private final Map<String, List<Map<String, List<String>>>> values = new HashMap<>();
    private final Combination none;

    Filling() {
        Entry lists = Entry.only("values.yaml");
        for (String name : lists.names()) {
            values.put(name, lists.entries(name).stream().map(Entry::all).toList());
        }
        Entry words = Entry.only("fragments.yaml");
        Map<String, String> fragments = new HashMap<>();
        words.names().forEach(name -> fragments.put(name, words.sql(name)));
        none = new Combination(Map.of(), fragments, 0);
    }

    /** For what is written out and has no braces but those of fragments. */
    Combination none() {
        return none;
    }

    /**
     * So many combinations, spread evenly over all there are, and the same each time.
     *
     * @param with the names in the braces, each with the name of the list that is taken from
     */
    List<Combination> combinations(Entry with, int take) {
        List<String> names = with.names();
        List<List<Map<String, List<String>>>> lists =
                names.stream().map(name -> list(with, name)).toList();
        int all = lists.stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
        int stride = stride(all);
        List<Combination> combinations = new ArrayList<>();
        for (int i = 0; i < Math.min(take, all); i++) {
            int place = (int) ((long) i * stride % all);
            Map<String, Map<String, List<String>>> picked = new LinkedHashMap<>();
            for (int j = 0; j < names.size(); j++) {
                picked.put(names.get(j), lists.get(j).get(place % lists.get(j).size()));
                place /= lists.get(j).size();
            }
            combinations.add(new Combination(picked, none.fragments(), i));
        }
        return combinations;
    }

    private List<Map<String, List<String>>> list(Entry with, String name) {
        List<Map<String, List<String>>> list = values.get(with.text(name));
        if (list == null) {
            throw with.fault(with.text(name) + " is no list of values.yaml");
        }
        return list;
    }

    /** Visits every place once before it comes to one again, and neighbours late. */
    private static int stride(int all) {
        int stride = Math.max(1, (int) (all * 0.618));
        while (divisor(stride, all) != 1) {
            stride++;
        }
        return stride;
    }

    private static int divisor(int one, int other) {
        return other == 0 ? one : divisor(other, one % other);
    }
}
