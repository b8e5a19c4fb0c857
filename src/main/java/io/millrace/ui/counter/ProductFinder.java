package io.millrace.ui.counter;

import io.millrace.oltp.Catalog;
import io.millrace.oltp.Product;
import io.millrace.ui.screen.Finder;
import io.millrace.work.Run;
import java.util.List;
import java.util.function.Consumer;

/** Finds products by their name or number. */
record ProductFinder(Catalog catalog, Consumer<Product> open) implements Finder {

    @Override
    public String kind() {
        return "Products";
    }

    @Override
    public List<Found> find(String text, int most, Run run) {
        return catalog.products(text, most, run).stream()
                .map(product ->
                        new Found(
                                product.name(),
                                "%s %s · %s"
                                        .formatted(
                                                "Product",
                                                product.productId(),
                                                product.subcategory()),
                                () -> open.accept(product)))
                .toList();
    }
}
