package io.millrace.ui;

import io.millrace.ui.work.Toolkit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Goes once around a window with Tab and back with Shift+Tab. What is not reached, comes before
 * what stands above it, shows no focus, or keeps it is a finding. It knows no screen.
 */
public final class TabWalk {

    private static final double TOLERANCE = 4;

    private final WindowRobot robot;
    private final List<String> findings = new ArrayList<>();

    public TabWalk(WindowRobot robot) {
        this.robot = robot;
    }

    /** Goes around, and gives what is wrong. */
    public List<String> around() {
        List<Node> stops = stops();
        Toolkit.run(() -> stops.getFirst().requestFocus());
        // What is given the focus by the program does not show it.
        WindowRobot.press(KeyCode.SHIFT, KeyCode.TAB);
        WindowRobot.press(KeyCode.TAB);
        List<Node> forth = walk(true);
        stops.stream()
                .filter(stop -> !forth.contains(stop) && isStop(stop))
                .forEach(stop -> findings.add(name(stop) + " is not reached"));
        inOrder(forth);
        List<Node> back = new ArrayList<>(walk(false).reversed());
        // Both begin at the first stop, so the way back ends at the second.
        Collections.rotate(back, 1);
        if (findings.isEmpty() && !back.equals(forth)) {
            findings.add("the way back is another one: " + names(back) + ", not " + names(forth));
        }
        return findings.stream().distinct().toList();
    }

    /** What the focus can come to, in the order of the scene. */
    private List<Node> stops() {
        return WindowRobot.look(() ->
                robot.scene().getRoot().lookupAll("*").stream().filter(TabWalk::isStop).toList());
    }

    private static boolean isStop(Node node) {
        return WindowRobot.look(() ->
                node.getScene() != null
                        && node.isFocusTraversable()
                        && !node.isDisabled()
                        && Appearance.isShown(node)
                        && !isReachedWithArrows(node)
                        && around(node).noneMatch(TabWalk::keepsItsParts));
    }

    /** Tab goes to the chosen one of a group. */
    private static boolean isReachedWithArrows(Node node) {
        return node instanceof ToggleButton toggle
                && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getSelectedToggle() != null
                && !toggle.isSelected();
    }

    /** The editor of a list, the parts of a table: the whole is the stop. */
    private static boolean keepsItsParts(Node node) {
        return node instanceof Control && !(node instanceof ScrollPane);
    }

    private static Stream<Node> around(Node node) {
        return Stream.<Node>iterate(node.getParent(), Objects::nonNull, Node::getParent);
    }

    private List<Node> walk(boolean isForth) {
        Node first = Objects.requireNonNull(focus());
        List<Node> walked = new ArrayList<>();
        Node now = first;
        do {
            walked.add(now);
            Node next = step(now, isForth);
            if (next == null || next.equals(now)) {
                findings.add(name(now) + (next == null ? " loses" : " keeps") + " the focus");
                return walked;
            }
            now = next;
        } while (!walked.contains(now));
        if (!now.equals(first)) {
            findings.add("there is no way back to " + name(first));
        }
        return walked;
    }

    private @Nullable Node step(Node now, boolean isForth) {
        List<Object> with = isForth ? look(now) : List.of();
        if (isForth) {
            WindowRobot.press(KeyCode.TAB);
        } else {
            WindowRobot.press(KeyCode.SHIFT, KeyCode.TAB);
        }
        Node next = focus();
        if (isForth && next != null && !next.equals(now)) {
            if (with.equals(look(now))) {
                findings.add(name(now) + " looks the same with and without the focus");
            }
            if (!WindowRobot.look(() -> isInSight(next))) {
                findings.add(name(next) + " has the focus out of sight");
            }
        }
        return next;
    }

    private @Nullable Node focus() {
        return WindowRobot.look(() -> robot.scene().getFocusOwner());
    }

    /** What is drawn of it and right around it, where a mark of the focus may be. */
    private static List<Object> look(Node node) {
        return WindowRobot.look(() -> {
            Parent shown = Objects.requireNonNull(node.getParent());
            shown.applyCss();
            List<Object> look = new ArrayList<>();
            describe(shown, look);
            describe(node, look);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(part -> describe(part, look));
            }
            return look;
        });
    }

    private static void describe(Node node, List<Object> look) {
        look.add(node.getOpacity() + " " + node.isVisible());
        look.add(Optional.ofNullable(node.getEffect()));
        switch (node) {
            case Region region -> {
                look.add(Optional.ofNullable(region.getBackground()));
                look.add(Optional.ofNullable(region.getBorder()));
            }
            case Shape shape -> look.add(shape.getFill() + " " + shape.getStroke());
            case Node _ -> {}
        }
        if (node instanceof Labeled labeled) {
            look.add(labeled.getTextFill() + " " + labeled.isUnderline());
        }
    }

    /** At least its top left corner is within the window and all that scrolls around it. */
    private static boolean isInSight(Node node) {
        Bounds place = node.localToScene(node.getBoundsInLocal());
        double x = place.getMinX() + TOLERANCE;
        double y = place.getMinY() + TOLERANCE;
        return x >= 0
                && y >= 0
                && x <= node.getScene().getWidth()
                && y <= node.getScene().getHeight()
                && around(node)
                        .filter(ScrollPane.class::isInstance)
                        .allMatch(pane ->
                                pane.localToScene(pane.getBoundsInLocal()).contains(x, y)
                                        || isLarge(node, (ScrollPane) pane));
    }

    private static boolean isLarge(Node node, ScrollPane pane) {
        return node.getBoundsInLocal().getHeight() > pane.getViewportBounds().getHeight();
    }

    /** Of two neighbours within one box, the later one is to the right or below. */
    private void inOrder(List<Node> walked) {
        for (int i = 1; i < walked.size(); i++) {
            Node earlier = walked.get(i - 1);
            Node later = walked.get(i);
            if (WindowRobot.look(() -> isBefore(later, earlier))) {
                findings.add(
                        name(later) + " comes after " + name(earlier) + ", right of or below it");
            }
        }
    }

    private static boolean isBefore(Node one, Node other) {
        List<Node> path = Stream.concat(Stream.of(other), around(other)).toList();
        Node mine = one;
        while (mine.getParent() != null && !path.contains(mine.getParent())) {
            mine = mine.getParent();
        }
        int shared = path.indexOf(mine.getParent());
        if (shared < 1) {
            return false;
        }
        Bounds left = mine.localToScene(mine.getLayoutBounds());
        Bounds right = path.get(shared - 1).localToScene(path.get(shared - 1).getLayoutBounds());
        boolean isAbove = left.getMaxY() <= right.getMinY() + TOLERANCE;
        boolean isBelow = left.getMinY() >= right.getMaxY() - TOLERANCE;
        return isAbove || (!isBelow && left.getMaxX() <= right.getMinX() + TOLERANCE);
    }

    private static String names(List<Node> nodes) {
        return nodes.stream().map(TabWalk::name).toList().toString();
    }

    private static String name(Node node) {
        String words =
                node.getAccessibleText() == null && node instanceof Labeled labeled
                        ? labeled.getText()
                        : node.getAccessibleText();
        return node.getClass().getSimpleName() + " \"" + words + "\"";
    }
}
