package io.millrace.ui.widgets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.layout.Region;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Cards below each other get what they need, and what they can spare is shared. */
class CardRowTest {

    private static final double GAP = 16;
    private static final double NARROW = 600;

    private static Region card(int least, int wanted) {
        Region card = new Region();
        card.setMinHeight(least);
        card.setPrefHeight(wanted);
        return card;
    }

    private static CardRow row(double width, double height, Region... cards) {
        CardRow row = new CardRow();
        row.getChildren().setAll(cards);
        row.resize(width, height);
        row.layout();
        return row;
    }

    private static List<Double> heights(Region... cards) {
        return List.of(cards).stream().map(Region::getHeight).toList();
    }

    @Test
    void aTallCardDoesNotStandOutOfItsFrameBecauseTheOtherIsLow() {
        Region tall = card(300, 300);
        Region low = card(100, 200);
        row(NARROW, 300 + GAP + 200, tall, low);
        assertEquals(List.of(300.0, 200.0), heights(tall, low));
        row(NARROW, 300 + GAP + 150, tall, low);
        assertEquals(List.of(300.0, 150.0), heights(tall, low), "what can shrink does");
        row(NARROW, 300 + GAP + 300, tall, low);
        assertEquals(List.of(350.0, 250.0), heights(tall, low), "what is left over is shared");
    }

    @Test
    void sideBySideBothAreAsHighAsTheRow() {
        Region first = card(100, 200);
        Region second = card(100, 300);
        row(1_200, 400, first, second);
        assertEquals(List.of(400.0, 400.0), heights(first, second));
        assertTrue(first.getWidth() > second.getWidth());
    }

    @Property(tries = 200)
    void noneIsLowerThanItMayBeWhereThereIsRoomForAll(
            @ForAll @IntRange(min = 0, max = 400) int least,
            @ForAll @IntRange(min = 0, max = 400) int more,
            @ForAll @IntRange(min = 0, max = 400) int other,
            @ForAll @IntRange(min = 0, max = 400) int over) {
        Region first = card(least, least + more);
        Region second = card(other, other + 50);
        row(NARROW, least + GAP + other + over, first, second);
        assertTrue(first.getHeight() >= least, first.toString());
        assertTrue(second.getHeight() >= other, second.toString());
    }
}
