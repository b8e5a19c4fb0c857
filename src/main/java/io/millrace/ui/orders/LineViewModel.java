package io.millrace.ui.orders;

import io.millrace.oltp.OrderLine;
import io.millrace.oltp.Product;
import io.millrace.oltp.Terms;
import io.millrace.ui.widgets.Lookup;
import io.millrace.ui.widgets.Typed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One line of an order as it is typed, computed as it changes. */
public final class LineViewModel {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal BEYOND_MONEY = new BigDecimal("10000000000");

    /** Looks up what a product sold for; called on the window's thread, answers there. */
    @FunctionalInterface
    interface Pricing {
        void ask(Product product, LineViewModel line);
    }

    private final Typed typed;
    private final Lookup<Product> product;
    private final StringProperty quantity = new SimpleStringProperty("");
    private final StringProperty price = new SimpleStringProperty("");
    private final StringProperty discount = new SimpleStringProperty("");
    private final StringProperty shipping = new SimpleStringProperty("");
    private final StringProperty profit = new SimpleStringProperty("");
    private final BooleanProperty tried = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<BigDecimal>> sales =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Optional<BigDecimal> cost = Optional.empty();
    private Optional<OrderLine> loaded = Optional.empty();
    private String loadedInputs = "";
    private boolean profitTyped;
    private boolean computing;

    LineViewModel(Typed typed, Lookup<Product> product, Pricing pricing, Runnable changed) {
        this.typed = typed;
        this.product = product;
        product.chosenProperty()
                .subscribe((_, chosen) -> {
                    if (!computing) {
                        chosen.ifPresent(found -> begin(found, pricing));
                    }
                });
        profit.subscribe((_, now) -> {
            if (!computing) {
                profitTyped = !now.isBlank();
            }
        });
        for (StringProperty input :
                List.of(product.textProperty(), quantity, price, discount, shipping, profit)) {
            input.subscribe((_, _) -> {
                if (!computing) {
                    compute();
                    changed.run();
                }
            });
        }
        tried.subscribe(this::compute);
    }

    /** The list to choose from. */
    public Lookup<Product> product() {
        return product;
    }

    public StringProperty quantityProperty() {
        return quantity;
    }

    StringProperty priceProperty() {
        return price;
    }

    /** In percent. */
    public StringProperty discountProperty() {
        return discount;
    }

    StringProperty shippingProperty() {
        return shipping;
    }

    /** Computed from the product's cost where that is known, unless somebody types it. */
    StringProperty profitProperty() {
        return profit;
    }

    /** What the customer pays, once it can be told. */
    ReadOnlyObjectProperty<Optional<BigDecimal>> salesProperty() {
        return sales.getReadOnlyProperty();
    }

    /** What is wrong with the line; empty while nothing is. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether somebody tried to save: from then on what is missing is wrong. */
    BooleanProperty triedProperty() {
        return tried;
    }

    /** Whether nothing was typed: such a line is no line. */
    boolean isBlank() {
        return (product.textProperty().get() + price.get() + profit.get()).isBlank();
    }

    private void begin(Product found, Pricing pricing) {
        if (quantity.get().isBlank()) {
            quantity.set("1");
        }
        if (discount.get().isBlank()) {
            discount.set("0");
        }
        if (shipping.get().isBlank()) {
            shipping.set(typed.money(BigDecimal.ZERO));
        }
        if (loaded.map(OrderLine::productId).filter(found.productId()::equals).isEmpty()) {
            pricing.ask(found, this);
        }
    }

    /** What the product sold for lately, for a line that says nothing else. */
    void suggest(Product asked, Optional<Terms> terms) {
        if (product.chosenProperty().get().filter(asked::equals).isEmpty()) {
            return;
        }
        cost = terms.map(Terms::cost);
        terms.ifPresent(known -> price.set(typed.money(known.price())));
        compute();
    }

    /** Works out sales and profit from what is typed so far, and what is wrong with it. */
    private void compute() {
        computing = true;
        sales.set(reckonSales());
        if (!profitTyped) {
            profit.set(reckonProfit().map(typed::money).orElse(""));
        }
        computing = false;
        problem.set(isBlank() ? "" : findProblem());
    }

    private Optional<BigDecimal> reckonSales() {
        if (loaded.isPresent() && inputs().equals(loadedInputs)) {
            return loaded.map(OrderLine::sales);
        }
        return pieces().flatMap(count ->
                fraction()
                        .flatMap(off ->
                                amount(price)
                                        .map(each ->
                                                each.multiply(BigDecimal.valueOf(count))
                                                        .multiply(BigDecimal.ONE.subtract(off))
                                                        .setScale(
                                                                OrderLine.DECIMALS,
                                                                RoundingMode.HALF_UP))));
    }

    private Optional<BigDecimal> reckonProfit() {
        if (loaded.isPresent() && inputs().equals(loadedInputs)) {
            return loaded.map(OrderLine::profit);
        }
        return cost.flatMap(each ->
                pieces().flatMap(count ->
                        sales.get()
                                .map(paid ->
                                        paid.subtract(each.multiply(BigDecimal.valueOf(count)))
                                                .setScale(
                                                        OrderLine.DECIMALS,
                                                        RoundingMode.HALF_UP))));
    }

    private String inputs() {
        return String.join("|", quantity.get(), price.get(), discount.get());
    }

    private Optional<Integer> pieces() {
        return typed.count(quantity.get());
    }

    private Optional<BigDecimal> fraction() {
        return typed.number(discount.get())
                .map(percent -> percent.divide(HUNDRED, MathContext.DECIMAL64))
                .filter(off -> off.signum() >= 0 && off.compareTo(BigDecimal.ONE) <= 0);
    }

    private Optional<BigDecimal> amount(StringProperty input) {
        return typed.number(input.get())
                .filter(money -> money.signum() >= 0 && money.compareTo(BEYOND_MONEY) < 0);
    }

    private Optional<BigDecimal> typedProfit() {
        return typed.number(profit.get()).filter(money -> money.abs().compareTo(BEYOND_MONEY) < 0);
    }

    boolean isQuantityWrong() {
        return isWrong(quantity, pieces());
    }

    boolean isPriceWrong() {
        return isWrong(price, amount(price));
    }

    boolean isDiscountWrong() {
        return isWrong(discount, fraction());
    }

    boolean isShippingWrong() {
        return isWrong(shipping, amount(shipping));
    }

    boolean isProfitWrong() {
        return isWrong(profit, typedProfit());
    }

    boolean isProductWrong() {
        return tried.get() && !isBlank() && product.chosenProperty().get().isEmpty();
    }

    /** What is blank is wrong only once somebody tried to save. */
    private boolean isWrong(StringProperty input, Optional<?> value) {
        return !isBlank() && value.isEmpty() && (tried.get() || !input.get().isBlank());
    }

    private String findProblem() {
        if (isProductWrong()) {
            return "Choose a product from the list that opens as you type.";
        }
        if (isQuantityWrong()) {
            return "The quantity must be a whole number above 0.";
        }
        if (isPriceWrong()) {
            return "The price must be a number, 0 or more.";
        }
        if (isDiscountWrong()) {
            return "The discount must be between 0 and 100 percent.";
        }
        if (isShippingWrong()) {
            return "The shipping cost must be a number, 0 or more.";
        }
        if (isProfitWrong()) {
            return profit.get().isBlank()
                    ? "Type the profit: what this product costs is not known yet."
                    : "The profit must be a number.";
        }
        return "";
    }

    /** The line, if it is whole. */
    Optional<OrderLine> line(int number, Optional<LocalDate> shipDate, Optional<String> shipMode) {
        LocalDate day = shipDate.or(() -> loaded.map(OrderLine::shipDate)).orElse(null);
        String mode = shipMode.or(() -> loaded.map(OrderLine::shipMode)).orElse(null);
        Product chosen = product.chosenProperty().get().orElse(null);
        if (day == null
                || mode == null
                || chosen == null
                || sales.get().isEmpty()
                || amount(shipping).isEmpty()
                || keptProfit().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new OrderLine(
                        number,
                        chosen.productId(),
                        pieces().orElseThrow(),
                        sales.get().get(),
                        fraction().orElseThrow(),
                        keptProfit().get(),
                        day,
                        mode,
                        amount(shipping).get()));
    }

    /** Exact where it is computed: the field shows it without all its decimals. */
    private Optional<BigDecimal> keptProfit() {
        return profitTyped ? typedProfit() : reckonProfit();
    }

    /** The part of the shipping cost, 0 while it is no number. */
    BigDecimal shippingCost() {
        return amount(shipping).orElse(BigDecimal.ZERO);
    }

    BigDecimal profitOrZero() {
        return keptProfit().orElse(BigDecimal.ZERO);
    }

    BigDecimal salesOrZero() {
        return sales.get().orElse(BigDecimal.ZERO);
    }

    /** What the discount takes off. */
    BigDecimal reduction() {
        return pieces().flatMap(count ->
                        amount(price)
                                .map(each ->
                                        each.multiply(BigDecimal.valueOf(count))
                                                .subtract(salesOrZero())))
                .filter(_ -> sales.get().isPresent())
                .orElse(BigDecimal.ZERO);
    }

    int pieceCount() {
        return pieces().orElse(0);
    }

    Optional<OrderLine> loaded() {
        return loaded;
    }

    /** Shows a line that is stored. */
    void load(OrderLine stored, Product known) {
        computing = true;
        loaded = Optional.of(stored);
        product.choose(known);
        quantity.set(typed.plain(BigDecimal.valueOf(stored.quantity())));
        discount.set(typed.plain(stored.discount().multiply(HUNDRED)));
        price.set(typed.money(priceOf(stored)));
        shipping.set(typed.money(stored.shippingCost()));
        cost =
                Optional.of(
                        stored.sales()
                                .subtract(stored.profit())
                                .divide(
                                        BigDecimal.valueOf(stored.quantity()),
                                        MathContext.DECIMAL128));
        profit.set(typed.money(stored.profit()));
        profitTyped = false;
        loadedInputs = inputs();
        computing = false;
        compute();
    }

    /** Of one piece before the discount, as near as four decimals come. */
    private static BigDecimal priceOf(OrderLine stored) {
        BigDecimal paidPart = BigDecimal.ONE.subtract(stored.discount());
        return paidPart.signum() == 0
                ? BigDecimal.ZERO
                : stored.sales()
                        .divide(
                                paidPart.multiply(BigDecimal.valueOf(stored.quantity())),
                                OrderLine.DECIMALS,
                                RoundingMode.HALF_UP);
    }

    LineDraft draft() {
        return new LineDraft(
                product.chosenProperty().get().orElse(null),
                product.textProperty().get(),
                quantity.get(),
                price.get(),
                discount.get(),
                shipping.get(),
                profit.get(),
                cost.orElse(null),
                profitTyped,
                loaded.orElse(null));
    }

    /** Shows a line as somebody left it. */
    void restore(LineDraft draft) {
        if (draft.loaded() != null && draft.product() != null) {
            load(draft.loaded(), draft.product());
        }
        computing = true;
        if (draft.product() != null) {
            product.choose(draft.product());
        } else {
            product.textProperty().set(draft.productText());
        }
        quantity.set(Objects.requireNonNullElse(draft.quantity(), ""));
        price.set(draft.price());
        discount.set(draft.discount());
        shipping.set(draft.shipping());
        profit.set(draft.profit());
        cost = Optional.ofNullable(draft.cost());
        profitTyped = draft.profitTyped();
        computing = false;
        compute();
    }
}
