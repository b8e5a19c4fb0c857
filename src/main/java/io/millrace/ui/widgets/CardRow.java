package io.millrace.ui.widgets;

import java.util.Arrays;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Two cards side by side, the first one wider, or one below the other where there is little room.
 */
public final class CardRow extends Pane {

    private static final double GAP = 16;
    private double firstShare = 0.58;
    private double leastWidth = 960;

    public double getFirstShare() {
        return firstShare;
    }

    /** The first card's part of the width. */
    public void setFirstShare(double share) {
        firstShare = share;
    }

    public double getLeastWidth() {
        return leastWidth;
    }

    /** Below this width the cards stand one below the other. */
    public void setLeastWidth(double width) {
        leastWidth = width;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean isWide(double width) {
        return width >= leastWidth;
    }

    @Override
    protected double computeMinHeight(double width) {
        return height(width, true);
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(width, false);
    }

    private double height(double width, boolean least) {
        Insets around = getInsets();
        double here = (width < 0 ? getWidth() : width) - around.getLeft() - around.getRight();
        List<Node> cards = getManagedChildren();
        double highest = 0;
        double sum = GAP * Math.max(0, cards.size() - 1);
        for (int i = 0; i < cards.size(); i++) {
            double own = isWide(here) ? width(i, here) : here;
            double height = least ? cards.get(i).minHeight(own) : cards.get(i).prefHeight(own);
            highest = Math.max(highest, height);
            sum += height;
        }
        return (isWide(here) ? highest : sum) + around.getTop() + around.getBottom();
    }

    private double width(int card, double all) {
        double first = snapSizeX((all - GAP) * firstShare);
        return card == 0 ? first : all - GAP - first;
    }

    @Override
    protected void layoutChildren() {
        Insets around = getInsets();
        double width = getWidth() - around.getLeft() - around.getRight();
        double height = getHeight() - around.getTop() - around.getBottom();
        List<Node> cards = getManagedChildren();
        double left = around.getLeft();
        double top = around.getTop();
        double[] heights = isWide(width) ? new double[0] : heights(cards, width, height);
        for (int i = 0; i < cards.size(); i++) {
            if (isWide(width)) {
                cards.get(i).resizeRelocate(left, top, width(i, width), height);
                left += width(i, width) + GAP;
            } else {
                cards.get(i).resizeRelocate(left, snapPositionY(top), width, snapSizeY(heights[i]));
                top += heights[i] + GAP;
            }
        }
    }

    /** Of cards below each other: what is left over or lacks is shared by what each can spare. */
    private static double[] heights(List<Node> cards, double width, double all) {
        double[] least = cards.stream().mapToDouble(card -> card.minHeight(width)).toArray();
        double[] heights = cards.stream().mapToDouble(card -> card.prefHeight(width)).toArray();
        double over = all - GAP * (cards.size() - 1) - Arrays.stream(heights).sum();
        double spare = Arrays.stream(heights).sum() - Arrays.stream(least).sum();
        for (int i = 0; i < heights.length; i++) {
            heights[i] +=
                    over >= 0 || spare <= 0
                            ? over / heights.length
                            : over * (heights[i] - least[i]) / spare;
        }
        return heights;
    }
}
