package io.millrace.ui.orders;

import io.millrace.oltp.OrderLine;
import io.millrace.oltp.Product;
import io.millrace.oltp.Terms;
import io.millrace.ui.widgets.Lookup;
import io.millrace.ui.widgets.Typed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
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
    private Optional<LineFigures> loadedFigures = Optional.empty();
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
        return isAsStored() ? loaded.map(OrderLine::sales) : figures().sales();
    }

    private Optional<BigDecimal> reckonProfit() {
        return isAsStored()
                ? loaded.map(OrderLine::profit)
                : cost.flatMap(each -> sales.get().flatMap(paid -> figures().profitOf(paid, each)));
    }

    /** What is stored is exact; the fields show it without all its decimals. */
    private boolean isAsStored() {
        return loadedFigures.filter(figures()::sellsLike).isPresent();
    }

    private LineFigures figures() {
        return new LineFigures(
                typed, quantity.get(), price.get(), discount.get(), shipping.get(), profit.get());
    }

    boolean isQuantityWrong() {
        return isWrong(quantity, figures().pieces());
    }

    boolean isPriceWrong() {
        return isWrong(price, figures().priceOfOne());
    }

    boolean isDiscountWrong() {
        return isWrong(discount, figures().fraction());
    }

    boolean isShippingWrong() {
        return isWrong(shipping, figures().shippingCost());
    }

    boolean isProfitWrong() {
        return isWrong(profit, figures().typedProfit());
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
        LineFigures figures = figures();
        if (day == null
                || mode == null
                || chosen == null
                || sales.get().isEmpty()
                || figures.shippingCost().isEmpty()
                || keptProfit().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new OrderLine(
                        number,
                        chosen.productId(),
                        figures.pieces().orElseThrow(),
                        sales.get().get(),
                        figures.fraction().orElseThrow(),
                        keptProfit().get(),
                        day,
                        mode,
                        figures.shippingCost().get()));
    }

    /** Exact where it is computed: the field shows it without all its decimals. */
    private Optional<BigDecimal> keptProfit() {
        return profitTyped ? figures().typedProfit() : reckonProfit();
    }

    /** The part of the shipping cost, 0 while it is no number. */
    BigDecimal shippingCost() {
        return figures().shippingCost().orElse(BigDecimal.ZERO);
    }

    BigDecimal profitOrZero() {
        return keptProfit().orElse(BigDecimal.ZERO);
    }

    BigDecimal salesOrZero() {
        return sales.get().orElse(BigDecimal.ZERO);
    }

    /** What the discount takes off. */
    BigDecimal reduction() {
        return sales.get()
                .flatMap(paid -> figures().worth().map(whole -> whole.subtract(paid)))
                .orElse(BigDecimal.ZERO);
    }

    int pieceCount() {
        return figures().pieces().orElse(0);
    }

    Optional<OrderLine> loaded() {
        return loaded;
    }

    /** Shows a line that is stored. */
    void load(OrderLine stored, Product known) {
        computing = true;
        loaded = Optional.of(stored);
        product.choose(known);
        show(LineFigures.of(stored, typed));
        cost =
                Optional.of(
                        stored.sales()
                                .subtract(stored.profit())
                                .divide(
                                        BigDecimal.valueOf(stored.quantity()),
                                        MathContext.DECIMAL128));
        profitTyped = false;
        loadedFigures = Optional.of(figures());
        computing = false;
        compute();
    }

    private void show(LineFigures figures) {
        quantity.set(figures.quantity());
        price.set(figures.price());
        discount.set(figures.discount());
        shipping.set(figures.shipping());
        profit.set(figures.profit());
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
        show(draft.figures(typed));
        cost = Optional.ofNullable(draft.cost());
        profitTyped = draft.profitTyped();
        computing = false;
        compute();
    }
}
