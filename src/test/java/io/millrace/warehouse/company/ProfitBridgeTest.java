package io.millrace.warehouse.company;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProfitBridgeTest {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Property(tries = 300)
    void thePartsAddUpToTheDifference(
            @ForAll("families") List<Family> before, @ForAll("families") List<Family> after) {
        ProfitBridge bridge = ProfitBridge.of(before, after);
        BigDecimal sum =
                bridge.before()
                        .add(bridge.volume())
                        .add(bridge.mix())
                        .add(bridge.discount())
                        .add(bridge.costs());
        assertTrue(sum.subtract(bridge.after()).abs().compareTo(CENT) < 0, bridge.toString());
    }

    @Provide
    Arbitrary<List<Family>> families() {
        Arbitrary<BigDecimal> money =
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal(1_000_000))
                        .ofScale(2);
        return Combinators.combine(
                        Arbitraries.of("Chairs", "Paper", "Phones", "Tables"),
                        money,
                        money.map(amount -> amount.subtract(new BigDecimal(300_000))),
                        money)
                .as((name, sales, profit, discount) ->
                        new Family("All", name, sales, profit, sales.add(discount)))
                .list()
                .uniqueElements(Family::subcategory)
                .ofMaxSize(4);
    }

    @Example
    void twiceTheSameIsVolumeAlone() {
        List<Family> once = List.of(family("Chairs", 100, 20, 110), family("Paper", 50, 5, 50));
        List<Family> twice = List.of(family("Chairs", 200, 40, 220), family("Paper", 100, 10, 100));
        assertParts(ProfitBridge.of(once, twice), 25, 0, 0, 0);
    }

    @Example
    void whatSoldInsteadIsMixAlone() {
        List<Family> before = List.of(family("Chairs", 100, 20, 100), family("Paper", 100, 5, 100));
        List<Family> after = List.of(family("Chairs", 50, 10, 50), family("Paper", 150, 7.5, 150));
        assertParts(ProfitBridge.of(before, after), 0, -7.5, 0, 0);
    }

    /** The same chairs at ten percent off: that sales are smaller is volume, and costs stay. */
    @Example
    void aDiscountCostsWhatItGivesAway() {
        List<Family> before = List.of(family("Chairs", 100, 20, 100));
        List<Family> after = List.of(family("Chairs", 90, 10, 100));
        assertParts(ProfitBridge.of(before, after), -2, 0, -10, 2);
    }

    @Example
    void dearerPurchasesAreCosts() {
        List<Family> before = List.of(family("Chairs", 100, 20, 100));
        List<Family> after = List.of(family("Chairs", 100, 12, 100));
        assertParts(ProfitBridge.of(before, after), 0, 0, 0, -8);
    }

    private static Family family(String name, double sales, double profit, double list) {
        return new Family(
                "All",
                name,
                BigDecimal.valueOf(sales),
                BigDecimal.valueOf(profit),
                BigDecimal.valueOf(list));
    }

    private static void assertParts(
            ProfitBridge bridge, double volume, double mix, double discount, double costs) {
        assertEquals(volume, bridge.volume().doubleValue(), 1e-9, bridge.toString());
        assertEquals(mix, bridge.mix().doubleValue(), 1e-9, bridge.toString());
        assertEquals(discount, bridge.discount().doubleValue(), 1e-9, bridge.toString());
        assertEquals(costs, bridge.costs().doubleValue(), 1e-9, bridge.toString());
    }
}
