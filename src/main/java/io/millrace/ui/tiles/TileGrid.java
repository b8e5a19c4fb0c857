package io.millrace.ui.tiles;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;

/** Tiles of equal width in rows of four, or of two where there is little room. */
public final class TileGrid extends Pane {

    private static final double GAP = 16;
    private static final double LEAST_WIDTH = 188;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        int inRow = inRow(width < 0 ? getWidth() : width);
        int rows = (getManagedChildren().size() + inRow - 1) / inRow;
        return rows * (tileHeight() + GAP) - GAP;
    }

    @Override
    protected void layoutChildren() {
        int inRow = inRow(getWidth());
        double width = (getWidth() - GAP * (inRow - 1)) / inRow;
        for (int i = 0; i < getManagedChildren().size(); i++) {
            int row = i / inRow;
            double left = snapPositionX(i % inRow * (width + GAP));
            getManagedChildren()
                    .get(i)
                    .resizeRelocate(
                            left,
                            row * (tileHeight() + GAP),
                            snapPositionX(i % inRow * (width + GAP) + width) - left,
                            tileHeight());
        }
    }

    private static int inRow(double width) {
        return width >= 4 * LEAST_WIDTH + 3 * GAP ? 4 : 2;
    }

    private double tileHeight() {
        return getManagedChildren().isEmpty() ? 0 : getManagedChildren().getFirst().prefHeight(-1);
    }
}
