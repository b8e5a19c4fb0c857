package io.millrace.warehouse.company;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the sales the largest customers or products make.
 *
 * @param members by sales, largest first
 */
public record Concentration(List<Member> members) {

    /** Four fifths, by which Pareto's rule is told. */
    public static final BigDecimal MOST = new BigDecimal("0.8");

    /** A customer or a product. */
    public record Member(String name, BigDecimal sales) {}

    public Concentration {
        members = List.copyOf(members);
    }

    public BigDecimal total() {
        return members.stream().map(Member::sales).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many of the largest it takes for that part of the sales. */
    public int needed(BigDecimal part) {
        BigDecimal wanted = total().multiply(part);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < members.size(); i++) {
            if (sum.compareTo(wanted) >= 0) {
                return i;
            }
            sum = sum.add(members.get(i).sales());
        }
        return members.size();
    }

    /**
     * The part of the sales that the largest make, at so many equal steps from none of them to all.
     */
    public List<Double> curve(int steps) {
        BigDecimal total = total();
        List<Double> curve = new ArrayList<>();
        if (total.signum() <= 0) {
            return curve;
        }
        BigDecimal sum = BigDecimal.ZERO;
        int taken = 0;
        for (int step = 0; step <= steps; step++) {
            long until = Math.round((double) members.size() * step / steps);
            for (; taken < until; taken++) {
                sum = sum.add(members.get(taken).sales());
            }
            curve.add(sum.divide(total, MathContext.DECIMAL64).doubleValue());
        }
        return curve;
    }
}
