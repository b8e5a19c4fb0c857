package io.millrace.ui.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.oltp.OrderLine;
import io.millrace.oltp.Product;
import io.millrace.oltp.Terms;
import io.millrace.ui.widgets.Lookup;
import io.millrace.ui.widgets.Typed;
import io.millrace.ui.work.Background;
import io.millrace.work.Worker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class LineViewModelTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 12);
    private static final Product CHAIR = new Product("P1", "Oak chair", "Furniture", "Chairs");
    private static final Terms TERMS = new Terms(new BigDecimal("50"), new BigDecimal("30"));
    private static final Background NOWHERE =
            new Background(new Worker("nobody", 1), Runnable::run);

    private static LineViewModel line() {
        return new LineViewModel(
                new Typed(Locale.US),
                new Lookup<>(NOWHERE, (_, _) -> List.of(), Product::name),
                (product, line) -> line.suggest(product, Optional.of(TERMS)),
                () -> {});
    }

    private static String sales(LineViewModel line) {
        return line.salesProperty().get().map(BigDecimal::toPlainString).orElse("none");
    }

    private static OrderLine made(LineViewModel line) {
        return line.line(1, Optional.of(DAY), Optional.of("First Class")).orElseThrow();
    }

    @Test
    void aChosenProductBringsItsPriceAndTheRestIsReckonedLive() {
        LineViewModel line = line();
        assertTrue(line.isBlank());
        line.product().choose(CHAIR);
        assertEquals("1", line.quantityProperty().get());
        assertEquals("50.00", line.priceProperty().get());
        assertEquals("50.0000", sales(line));
        assertEquals("20.00", line.profitProperty().get());
        line.quantityProperty().set("3");
        line.discountProperty().set("10 %");
        assertEquals("135.0000", sales(line));
        assertEquals("45.00", line.profitProperty().get());
        assertEquals(0, new BigDecimal("15").compareTo(line.reduction()));
        line.profitProperty().set("40");
        line.quantityProperty().set("4");
        assertEquals("40", line.profitProperty().get(), "what somebody typed stays");
        line.profitProperty().set("");
        assertEquals("60.00", line.profitProperty().get(), "and is reckoned again without it");
        OrderLine whole = made(line);
        assertEquals(new BigDecimal("180.0000"), whole.sales());
        assertEquals(new BigDecimal("0.1000"), whole.discount());
        assertEquals(new BigDecimal("60.0000"), whole.profit());
    }

    @Test
    void whatIsWrongIsSaidAtOnceAndWhatIsMissingOnceSavingIsTried() {
        LineViewModel line = line();
        line.product().choose(CHAIR);
        line.quantityProperty().set("two");
        assertEquals("The quantity must be a whole number above 0.", line.problemProperty().get());
        line.quantityProperty().set("2");
        line.discountProperty().set("101");
        assertEquals(
                "The discount must be between 0 and 100 percent.", line.problemProperty().get());
        line.discountProperty().set("100");
        line.shippingProperty().set("-1");
        assertEquals(
                "The shipping cost must be a number, 0 or more.", line.problemProperty().get());
        line.shippingProperty().set("0");
        line.priceProperty().set("");
        assertEquals("", line.problemProperty().get(), "nothing was tried yet");
        line.triedProperty().set(true);
        assertEquals("The price must be a number, 0 or more.", line.problemProperty().get());
        line.priceProperty().set("5");
        line.product().textProperty().set("oak");
        assertEquals(
                "Choose a product from the list that opens as you type.",
                line.problemProperty().get());
    }

    @Test
    void withoutAKnownCostTheProfitIsAskedFor() {
        LineViewModel line =
                new LineViewModel(
                        new Typed(Locale.US),
                        new Lookup<>(NOWHERE, (_, _) -> List.of(), Product::name),
                        (product, asking) -> asking.suggest(product, Optional.empty()),
                        () -> {});
        line.product().choose(CHAIR);
        line.priceProperty().set("8");
        line.triedProperty().set(true);
        assertEquals(
                "Type the profit: what this product costs is not known yet.",
                line.problemProperty().get());
        assertEquals(Optional.empty(), line.line(1, Optional.of(DAY), Optional.of("First Class")));
    }

    /** A stored line that nobody touches is the same line, whatever its figures. */
    @Property(tries = 300)
    void aStoredLineStaysWhatItIs(
            @ForAll @IntRange(min = 1, max = 5_000) int quantity,
            @ForAll @BigRange(min = "0", max = "99999") @Scale(4) BigDecimal sales,
            @ForAll @BigRange(min = "0", max = "1") @Scale(4) BigDecimal discount,
            @ForAll @BigRange(min = "-9999", max = "9999") @Scale(4) BigDecimal profit) {
        OrderLine stored =
                new OrderLine(
                        4,
                        "P1",
                        quantity,
                        sales,
                        discount,
                        profit,
                        DAY,
                        "Same Day",
                        new BigDecimal("4.2"));
        LineViewModel line = line();
        line.load(stored, CHAIR);
        assertEquals(Optional.of(stored), line.line(4, Optional.empty(), Optional.empty()));
        LineViewModel again = line();
        again.restore(line.draft());
        assertEquals(Optional.of(stored), again.line(4, Optional.empty(), Optional.empty()));
        // Another quantity changes sales and profit in proportion.
        line.quantityProperty().set(Integer.toString(quantity * 2));
        BigDecimal cost = sales.subtract(profit);
        OrderLine doubled = line.line(4, Optional.empty(), Optional.empty()).orElseThrow();
        assertEquals(
                doubled.sales()
                        .subtract(cost.multiply(BigDecimal.TWO))
                        .setScale(3, RoundingMode.HALF_UP),
                doubled.profit().setScale(3, RoundingMode.HALF_UP));
    }
}
