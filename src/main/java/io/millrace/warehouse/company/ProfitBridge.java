package io.millrace.warehouse.company;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why the profit of one period is another than that of the period before. The parts add up to the
 * difference, whatever the data.
 *
 * @param volume what more or less sales of the same mix at the same margins would have brought
 * @param mix what it brought that other sub-categories sold
 * @param discount what higher or lower discounts within the sub-categories brought
 * @param costs the rest: what an article leaves once its discount is given
 */
public record ProfitBridge(
        BigDecimal before,
        BigDecimal volume,
        BigDecimal mix,
        BigDecimal discount,
        BigDecimal costs,
        BigDecimal after) {

    private static final MathContext EXACT = MathContext.DECIMAL128;

    /** Of two periods' sub-categories. Without sales before, all of it is volume. */
    public static ProfitBridge of(List<Family> before, List<Family> after) {
        Map<String, Family> then = byName(before);
        Map<String, Family> now = byName(after);
        BigDecimal profitThen = profit(before);
        BigDecimal profitNow = profit(after);
        BigDecimal salesThen = sales(before);
        if (salesThen.signum() == 0) {
            return new ProfitBridge(
                    profitThen,
                    profitNow.subtract(profitThen),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    profitNow);
        }
        BigDecimal grown = sales(after).divide(salesThen, EXACT);
        BigDecimal usual = profitThen.divide(salesThen, EXACT);
        BigDecimal volume = grown.subtract(BigDecimal.ONE).multiply(profitThen);
        BigDecimal mix = BigDecimal.ZERO;
        BigDecimal discount = BigDecimal.ZERO;
        Map<String, Family> all = new LinkedHashMap<>(then);
        all.putAll(now);
        for (Map.Entry<String, Family> family : all.entrySet()) {
            Family one = then.getOrDefault(family.getKey(), Family.none(family.getValue()));
            Family other = now.getOrDefault(family.getKey(), Family.none(family.getValue()));
            BigDecimal margin =
                    one.sales().signum() == 0 ? usual : one.profit().divide(one.sales(), EXACT);
            mix = mix.add(other.sales().subtract(one.sales().multiply(grown)).multiply(margin));
            discount = discount.add(discountEffect(one, other));
        }
        BigDecimal costs =
                profitNow.subtract(profitThen).subtract(volume).subtract(mix).subtract(discount);
        return new ProfitBridge(profitThen, volume, mix, discount, costs, profitNow);
    }

    /** What the sales of now would be at the discount of then, taken from what they are. */
    private static BigDecimal discountEffect(Family then, Family now) {
        if (then.listSales().signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal kept = then.sales().divide(then.listSales(), EXACT);
        return now.sales().subtract(now.listSales().multiply(kept));
    }

    private static Map<String, Family> byName(List<Family> families) {
        Map<String, Family> byName = new LinkedHashMap<>();
        families.forEach(family -> byName.put(family.name(), family));
        return byName;
    }

    private static BigDecimal sales(List<Family> families) {
        return families.stream().map(Family::sales).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal profit(List<Family> families) {
        return families.stream().map(Family::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
