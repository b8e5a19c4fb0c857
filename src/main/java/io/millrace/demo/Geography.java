package io.millrace.demo;

import java.util.List;

/** Where the company sells: real markets, countries, states and cities that belong together. */
final class Geography {

    private final List<Market> markets = Market.all();
    private final List<Choice<Place>> places;

    Geography() {
        List<Place> all = DemoFiles.read("places.csv", Place::of);
        places = markets.stream().map(market -> choice(market, all)).toList();
    }

    private static Choice<Place> choice(Market market, List<Place> all) {
        List<Place> here =
                all.stream().filter(place -> place.market().equals(market.name())).toList();
        return Choice.of(here, Place::weight);
    }

    List<Market> markets() {
        return markets;
    }

    /** A place of the market with this index. */
    Place pick(int market, Dice dice) {
        return places.get(market).pick(dice);
    }
}
