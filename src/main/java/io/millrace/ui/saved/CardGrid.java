package io.millrace.ui.saved;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;

/** Cards of one size in two columns, or in one where there is little room. */
public final class CardGrid extends Pane {

    private static final double GAP = 16;
    private static final double HEIGHT = 340;
    private static final double LEAST_WIDTH = 420;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double within(double width) {
        Insets around = getInsets();
        return width - around.getLeft() - around.getRight();
    }

    private static int inRow(double width) {
        return width >= 2 * LEAST_WIDTH + GAP ? 2 : 1;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        int inRow = inRow(within(width < 0 ? getWidth() : width));
        int rows = (getManagedChildren().size() + inRow - 1) / inRow;
        Insets around = getInsets();
        return Math.max(0, rows * (HEIGHT + GAP) - GAP) + around.getTop() + around.getBottom();
    }

    @Override
    protected void layoutChildren() {
        Insets around = getInsets();
        double all = within(getWidth());
        int inRow = inRow(all);
        double width = (all - GAP * (inRow - 1)) / inRow;
        for (int i = 0; i < getManagedChildren().size(); i++) {
            int row = i / inRow;
            int column = i % inRow;
            getManagedChildren()
                    .get(i)
                    .resizeRelocate(
                            snapPositionX(around.getLeft() + column * (width + GAP)),
                            snapPositionY(around.getTop() + row * (HEIGHT + GAP)),
                            snapSizeX(width),
                            HEIGHT);
        }
    }
}
