package io.millrace.demo;

import java.util.ArrayList;
import java.util.List;

/** Every product, and which one is bought when. */
final class Catalogue {

    /** How the categories do in a month, in percent of their usual demand. */
    private static final int[] OFFICE = {104, 100, 98, 98, 98, 98, 102, 112, 124, 98, 88, 86};

    private static final int[] TECHNOLOGY = {92, 94, 96, 98, 98, 98, 96, 96, 98, 102, 124, 128};

    private static final Shuffle IDS = Shuffle.of(9_999);

    private final long seed;
    private final List<Subcategory> subcategories = Subcategory.all();
    private final List<Choice<Product>> shelves = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();
    private final List<Weights> demandByMonth = new ArrayList<>();
    private final Shuffle order;

    Catalogue(long seed, int size) {
        this.seed = seed;
        int shares = subcategories.stream().mapToInt(Subcategory::catalogueShare).sum();
        ProductNames names = new ProductNames();
        int share = 0;
        for (Subcategory subcategory : subcategories) {
            long first = Share.upTo(size, share, shares);
            share += subcategory.catalogueShare();
            int here = (int) (Share.upTo(size, share, shares) - first);
            stock(subcategory, here, names);
        }
        for (int month = 0; month < 12; month++) {
            int m = month;
            demandByMonth.add(Weights.of(subcategories, subcategory -> demand(subcategory, m)));
        }
        order = Shuffle.of(products.size());
    }

    List<Subcategory> subcategories() {
        return subcategories;
    }

    List<Product> products() {
        return products;
    }

    /** A product that somebody buys in a month (0 is January). */
    Product pick(int month, Dice dice) {
        return shelves.get(demandByMonth.get(month).pick(dice)).pick(dice);
    }

    /** Each product once, in an order that has nothing to do with the catalogue's. */
    Product inTurn(long index) {
        return products.get((int) order.place(index));
    }

    Product star() {
        return products.get(products.size() - 1);
    }

    private static long demand(Subcategory subcategory, int month) {
        return switch (subcategory.category()) {
            case "Office Supplies" -> (long) subcategory.demand() * OFFICE[month];
            case "Technology" -> (long) subcategory.demand() * TECHNOLOGY[month];
            default -> subcategory.demand() * 100L;
        };
    }

    private void stock(Subcategory subcategory, int size, ProductNames names) {
        List<Product> shelf = new ArrayList<>();
        boolean last = subcategory.equals(subcategories.getLast());
        for (int i = 0; i < size; i++) {
            int number = products.size() + i;
            Dice dice = new Dice(seed, Dice.Topic.PRODUCT, number);
            String id = subcategory.prefix() + '-' + (10_000_001 + IDS.place(number));
            shelf.add(
                    last && i == size - 1
                            ? Stories.star(id, subcategory)
                            : product(id, names.name(subcategory, i), subcategory, dice));
        }
        products.addAll(shelf);
        shelves.add(Choice.of(shelf, Product::popularity));
    }

    private static Product product(String id, String name, Subcategory subcategory, Dice dice) {
        // Three throws make the middle of a range likelier than its ends.
        int luxury = (dice.below(1001) + dice.below(1001) + dice.below(1001)) / 3;
        int price = charming(between(subcategory.price(), luxury));
        int margin = dice.between(subcategory.margin().low(), subcategory.margin().high());
        int grams = between(subcategory.grams(), (luxury + dice.below(1001)) / 2);
        int fame = dice.below(1000);
        int popularity = 25 + fame * fame / 1000 * fame / 1000;
        return new Product(
                id, name, subcategory, price, price - price * margin / 100, grams, popularity);
    }

    /** So many thousandths of the way up; StrictMath is the same on every machine. */
    private static int between(Subcategory.Range range, int perMille) {
        double ratio = (double) range.high() / range.low();
        return (int) Math.round(range.low() * StrictMath.pow(ratio, perMille / 1000.0));
    }

    /** Prices end in 9, those from 20 on in .99, as they do in shops. */
    private static int charming(int cents) {
        return cents < 2000 ? cents - cents % 10 + 9 : cents - cents % 100 + 99;
    }
}
