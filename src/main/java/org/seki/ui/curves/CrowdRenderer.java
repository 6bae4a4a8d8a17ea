package org.seki.ui.curves;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A shape at some of the items of one series, those whose y is a number. Where items stand so close
 * that shapes would run into each other there are bars instead, each as high as the share of the
 * items there that are marked. All is filled as one path, as by {@link MarkRenderer}.
 */
final class CrowdRenderer extends PlacedRenderer {
    private static final long serialVersionUID = 1;

    /** Pixels from item to item below which two shapes side by side cannot be told apart. */
    private static final double CLOSE = 5;

    private static final double BAR = 4;
    private static final double GAP = 1;

    /** A bar's height where everything is marked, and the least that is seen. */
    private static final double WHOLE = 14;

    private static final double LEAST = 2;

    private final transient Shape shape;
    private final Color colour;
    private final transient List<Item> items = new ArrayList<>();

    private record Item(double x, double y) {
        private boolean marked() {
            return !Double.isNaN(y);
        }
    }

    CrowdRenderer(Shape shape, Color colour) {
        this.shape = shape;
        this.colour = colour;
    }

    @Override
    void draw(Graphics2D g, double x, double y, int series, int item) {
        items.add(new Item(x, y));
    }

    @Override
    void end(Graphics2D g) {
        Path2D marks = new Path2D.Double();
        double apart = (items.getLast().x() - items.getFirst().x()) / Math.max(1, items.size() - 1);
        if (items.size() > 1 && apart < CLOSE) {
            bars().forEach(bar -> marks.append(bar, false));
        } else {
            items.stream().filter(Item::marked).forEach(i -> marks.append(at(i), false));
        }
        items.clear();
        g.setPaint(colour);
        g.fill(marks);
    }

    private Shape at(Item item) {
        return AffineTransform.getTranslateInstance(item.x(), item.y())
                .createTransformedShape(shape);
    }

    private List<Rectangle2D> bars() {
        Map<Double, List<Item>> together =
                items.stream()
                        .collect(
                                Collectors.groupingBy(
                                        i -> BAR * Math.floor(i.x() / BAR),
                                        TreeMap::new,
                                        Collectors.toList()));
        List<Rectangle2D> bars = new ArrayList<>();
        together.forEach((x, some) -> {
            List<Item> marked = some.stream().filter(Item::marked).toList();
            if (!marked.isEmpty()) {
                double height = Math.max(LEAST, WHOLE * marked.size() / some.size());
                double foot = marked.getFirst().y() + shape.getBounds2D().getMaxY();
                bars.add(new Rectangle2D.Double(x, foot - height, BAR - GAP, height));
            }
        });
        return bars;
    }
}
