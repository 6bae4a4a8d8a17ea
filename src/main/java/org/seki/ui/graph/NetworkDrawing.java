package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Dimension2D;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.seki.ui.graph.NetworkPlan.Block;
import org.seki.ui.graph.NetworkPlan.Kind;

/** The cells in sequence, as high as their images are large, with what stands around them. */
final class NetworkDrawing extends ZoomPane.Drawing {
    private static final double BORDER = 16;
    private static final double GAP = 15;
    private static final double CELL = 26;
    private static final double WIDE = 44;
    private static final double MIDDLE = 122;
    private static final double TALLEST = 104;
    private static final double STAGES_AT = 196;
    private static final double HEIGHT = 232;

    /** Who hears which block the pointer is over, and which was clicked. */
    interface Listener {
        void over(Block block, MouseEvent at);

        void out();

        void opened(Block block);
    }

    private final Listener listener;
    private Optional<NetworkPlan> shown = Optional.empty();
    private double width;

    NetworkDrawing(Listener listener) {
        this.listener = listener;
    }

    void show(NetworkPlan plan) {
        if (shown.filter(plan::equals).isPresent()) {
            return;
        }
        shown = Optional.of(plan);
        getChildren().clear();
        List<Rectangle> boxes = boxes(plan);
        width = boxes.getLast().getX() + boxes.getLast().getWidth() + BORDER;
        Text caption = new Text(BORDER, 24, plan.caption());
        caption.getStyleClass().add("cell-title");
        getChildren().add(caption);
        getChildren().addAll(joins(boxes, plan.skips()));
        getChildren().addAll(boxes);
        for (int i = 0; i < boxes.size(); i++) {
            getChildren().add(label(plan.blocks().get(i), boxes.get(i)));
        }
        getChildren().addAll(stages(plan, boxes));
        requestParentLayout();
    }

    @Override
    Dimension2D arrange(double availableWidth, double availableHeight) {
        return new Dimension2D(width, HEIGHT);
    }

    private List<Rectangle> boxes(NetworkPlan plan) {
        List<Rectangle> boxes = new ArrayList<>();
        double x = BORDER;
        for (Block block : plan.blocks()) {
            boolean wide = block.kind() == Kind.STEM || block.kind() == Kind.HEAD;
            double share = Math.sqrt((double) block.size() / plan.shape().imageSize());
            double high = block.kind() == Kind.HEAD ? 30 : 26 + (TALLEST - 26) * share;
            Rectangle box = new Rectangle(x, MIDDLE - high / 2, wide ? WIDE : CELL, high);
            box.setArcWidth(8);
            box.setArcHeight(8);
            box.getStyleClass().add("block-" + style(block.kind()));
            box.setOnMouseEntered(e -> listener.over(block, e));
            box.setOnMouseMoved(e -> listener.over(block, e));
            box.setOnMouseExited(_ -> listener.out());
            box.setOnMouseClicked(_ -> listener.opened(block));
            boxes.add(box);
            x += box.getWidth() + GAP;
        }
        return boxes;
    }

    private static String style(Kind kind) {
        return switch (kind) {
            case CELL -> "cell";
            case REDUCTION -> "reduction";
            case STEM, RESIDUAL, HEAD -> "fixed";
        };
    }

    private static List<Node> joins(List<Rectangle> boxes, boolean skips) {
        List<Node> joins = new ArrayList<>();
        for (int i = 1; i < boxes.size(); i++) {
            Rectangle from = boxes.get(i - 1);
            Rectangle to = boxes.get(i);
            Line line = new Line(from.getX() + from.getWidth(), MIDDLE, to.getX(), MIDDLE);
            line.getStyleClass().add("join");
            joins.add(line);
            if (skips && i >= 2 && i < boxes.size() - 1) {
                joins.add(over(boxes.get(i - 2), to));
            }
        }
        return joins;
    }

    /** From the top of a block over the next one to the one after it. */
    private static CubicCurve over(Rectangle from, Rectangle to) {
        double x1 = from.getX() + from.getWidth() - 6;
        double x2 = to.getX() + 6;
        double high = Math.min(from.getY(), to.getY()) - 26;
        CubicCurve curve =
                new CubicCurve(x1, from.getY(), x1 + 8, high, x2 - 8, high, x2, to.getY());
        curve.setFill(null);
        curve.getStyleClass().add("join");
        return curve;
    }

    private static Text label(Block block, Rectangle box) {
        String name =
                switch (block.kind()) {
                    case STEM -> "stem";
                    case HEAD -> "classes";
                    case RESIDUAL -> "res";
                    case CELL, REDUCTION -> Integer.toString(block.number());
                };
        return centred(name, box.getX() + box.getWidth() / 2, MIDDLE, "block-text");
    }

    /** Under each row of blocks of one width: its channels and size. */
    private static List<Node> stages(NetworkPlan plan, List<Rectangle> boxes) {
        List<Node> nodes = new ArrayList<>();
        int from = 1;
        while (from < boxes.size() - 1) {
            Block first = plan.blocks().get(from);
            int to = from;
            while (to + 1 < boxes.size() - 1
                    && plan.blocks().get(to + 1).channels() == first.channels()
                    && plan.blocks().get(to + 1).size() == first.size()) {
                to++;
            }
            double left = boxes.get(from).getX();
            double right = boxes.get(to).getX() + boxes.get(to).getWidth();
            Line line = new Line(left, STAGES_AT, right, STAGES_AT);
            line.getStyleClass().add("join");
            nodes.add(line);
            double middle = (left + right) / 2;
            nodes.add(
                    centred(
                            first.size() + "×" + first.size(),
                            middle,
                            STAGES_AT + 11,
                            "stage-text"));
            nodes.add(centred(first.channels() + " ch", middle, STAGES_AT + 25, "stage-text"));
            from = to + 1;
        }
        return nodes;
    }

    private static Text centred(String content, double x, double y, String style) {
        Text text = new Text(content);
        text.getStyleClass().add(style);
        text.setTextOrigin(VPos.CENTER);
        text.setY(y);
        text.setMouseTransparent(true);
        Runnable centre = () -> text.setX(x - text.getLayoutBounds().getWidth() / 2);
        text.layoutBoundsProperty().addListener(_ -> centre.run());
        centre.run();
        return text;
    }
}
