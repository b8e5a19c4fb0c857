package io.millrace.oltp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever file was imported before, a corrected one leaves the shop with what it says. */
class CorrectedFilesTest {

    private record Line(String order, String product, int quantity, int sales) {

        String stored() {
            return "%s|%s|%d|%d.0000".formatted(order, product, quantity, sales);
        }
    }

    /** Made with the first try; the server is gone with the tests. */
    private static final class Shared {
        static final TestShop SHOP = open();

        private static TestShop open() {
            try {
                return new TestShop(Files.createTempDirectory(Path.of("target"), "corrected"));
            } catch (SQLException | IOException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    @AfterContainer
    static void close() throws Exception {
        Shared.SHOP.close();
    }

    @Property(tries = 12)
    void theShopHoldsWhatTheLastFileSays(@ForAll Random random, @ForAll boolean numbered)
            throws Exception {
        TestShop shop = Shared.SHOP;
        shop.empty();
        List<Line> lines = lines(random);
        assertEquals(lines.size(), load(lines, numbered).loaded());
        for (int correction = 0; correction < 3; correction++) {
            Set<Integer> corrected = new HashSet<>();
            for (int i = 0; i < random.nextInt(4); i++) {
                int place = random.nextInt(lines.size());
                Line line = lines.get(place);
                // Values that no line had before, so that the number of changes is known.
                int sales = 10_000 + correction * 100 + i;
                lines.set(place, new Line(line.order, line.product, line.quantity, sales));
                corrected.add(place);
            }
            List<Line> rows = new ArrayList<>(lines);
            if (!numbered) {
                Collections.shuffle(rows, random);
            }
            ImportReport report = load(rows, numbered);
            assertEquals(corrected.size(), report.changed());
            assertEquals(corrected.size(), report.loaded());
            assertEquals(
                    lines.stream().map(Line::stored).sorted().toList(),
                    shop
                            .rows(
                                    "SELECT order_id, product_id, quantity, sales"
                                            + " FROM oltp.order_line")
                            .stream()
                            .sorted()
                            .toList());
        }
        List<String> before = shop.everything();
        assertEquals(lines.size(), load(lines, numbered).unchanged());
        assertEquals(before, shop.everything());
    }

    /** Few products, so that the same one stands several times on an order. */
    private static List<Line> lines(Random random) {
        List<Line> lines = new ArrayList<>();
        int count = 5 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            lines.add(
                    new Line(
                            "A-" + random.nextInt(6),
                            "P-" + random.nextInt(4),
                            1 + random.nextInt(2),
                            random.nextInt(3)));
        }
        return lines;
    }

    private static ImportReport load(List<Line> lines, boolean numbered) throws Exception {
        OrderRows rows = numbered ? new OrderRows() : new OrderRows("Row ID");
        for (Line line : lines) {
            rows.row(
                    line.order,
                    line.product,
                    "Quantity",
                    String.valueOf(line.quantity),
                    "Sales",
                    String.valueOf(line.sales));
        }
        return Shared.SHOP.load(rows.text());
    }
}
