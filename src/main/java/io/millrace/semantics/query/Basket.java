package io.millrace.semantics.query;

import org.jspecify.annotations.Nullable;

/**
 * What stands on the same orders: pairs with the orders that hold both, their part of all orders
 * (support), and how much more often they meet than by chance (lift).
 *
 * @param dimension product, subcategory or category
 * @param with one value that must be in the pair; null for any pair
 * @param limit how many pairs
 * @param byLift whether those come first that meet most beyond chance, and not those that meet most
 */
public record Basket(
        Subject subject, String dimension, @Nullable String with, int limit, boolean byLift)
        implements SemanticQuery {

    /** Those first that meet most. */
    public Basket(Subject subject, String dimension, @Nullable String with, int limit) {
        this(subject, dimension, with, limit, false);
    }

    @Override
    public Basket about(Subject other) {
        return new Basket(other, dimension, with, limit, byLift);
    }
}
