package org.seki.ui.fx;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.text.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/**
 * A chart with points that can be pointed at: the nearest one is ringed and told, a click picks it.
 * The wheel, + and − zoom along the foot, a drag and the arrows move, a double click or 0 shows
 * all. However much changes, the chart is drawn at most once a pulse, and not at all while it is
 * hidden; one of thousands of points never takes more than a fifth of the time.
 */
public final class ChartPane extends Pane {
    private static final double NEAR = 28;
    private static final int MANY = 1000;
    private static final double STEP = 1.25;
    private static final double PAN = 0.2;

    /** Room below what is seen, for marks at the foot. */
    private static final double ZOOMED_FOOT = 0.18;

    /** What a chart shows. */
    public interface Content {
        /** Fills the chart anew, in these colours and for this size in pixels. */
        void fill(Ink ink, double width, double height);

        /** What can be pointed at. */
        List<Target> points();

        /** The point that all panels look at, marked. */
        Optional<Target> selected();
    }

    /**
     * A point that can be pointed at.
     *
     * @param axis number of its range axis
     * @param iteration what a click picks; empty for a point that is none
     * @param heading what it is, asked when it is pointed at, as are the lines below
     */
    public record Target(
            double x,
            double y,
            int axis,
            Optional<Integer> iteration,
            Supplier<String> heading,
            Supplier<List<String>> lines) {
        /** A point with a heading that is there already. */
        public Target(
                double x,
                double y,
                int axis,
                Optional<Integer> iteration,
                String heading,
                Supplier<List<String>> lines) {
            this(x, y, axis, iteration, () -> heading, lines);
        }
    }

    private final JFreeChart chart;
    private final Content content;
    private final IntConsumer pick;
    private final ChartCanvas canvas;
    private final Palette palette = new Palette();
    private final HoverCard card = new HoverCard();
    private final Circle ring = circle("chart-ring");
    private final Circle selected = circle("chart-selected");
    private List<Target> points = List.of();
    private ChartZoom zoom = ChartZoom.WHOLE;
    private double draggedFrom;
    private boolean stale = true;
    private final Pace pace = new Pace(this::requestLayout);

    /**
     * @param pick hears the iteration of the point that was clicked
     */
    public ChartPane(XYPlot plot, Content content, IntConsumer pick) {
        this.content = content;
        this.pick = pick;
        chart = new JFreeChart(null, null, plot, false);
        canvas = new ChartCanvas(chart);
        canvas.setTooltipEnabled(false);
        canvas.setDomainZoomable(false);
        canvas.setRangeZoomable(false);
        canvas.setMouseTransparent(true);
        getStyleClass().add("chart-pane");
        getChildren().addAll(palette, canvas, selected, ring, card);
        setMinSize(0, 0);
        palette.changesProperty().addListener(_ -> refill());
        visibleProperty().addListener(_ -> requestLayout());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setFocusTraversable(true);
    }

    /** The content has changed: the chart is filled and drawn with the next pulse. */
    public void refill() {
        stale = true;
        requestLayout();
    }

    /** Another point is selected; the chart itself is not drawn again. */
    public void reselect() {
        requestLayout();
    }

    public JFreeChart chart() {
        return chart;
    }

    /** Where a point lies in this pane, once the chart has been drawn. */
    public Point2D place(Target target) {
        XYPlot plot = chart.getXYPlot();
        Rectangle2D area = area();
        ValueAxis range = plot.getRangeAxis(target.axis());
        return new Point2D(
                plot.getDomainAxis().valueToJava2D(target.x(), area, RectangleEdge.BOTTOM),
                range.valueToJava2D(target.y(), area, RectangleEdge.LEFT));
    }

    @Override
    protected void layoutChildren() {
        if (!isVisible() || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        boolean resized = canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight();
        if (stale || resized) {
            stale = !pace.draw(points.size() > MANY && !resized, this::draw);
        }
        Optional<Target> seen = content.selected().filter(t -> drawn() && seen(t));
        selected.setVisible(seen.isPresent());
        seen.ifPresent(t -> centre(selected, place(t)));
    }

    private void draw() {
        // The library's graphics remember their font while the canvas forgets it between drawings.
        canvas.getGraphicsContext2D().setFont(Font.font(Ink.FAMILY, Ink.SIZE));
        chart.setNotify(false);
        Ink ink = new Ink(palette);
        ink.dress(chart);
        content.fill(ink, getWidth(), getHeight());
        points = content.points();
        look();
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        chart.setNotify(true);
        leave();
    }

    /** Shows the part that is zoomed to, and fits the side to what is seen there. */
    private void look() {
        XYPlot plot = chart.getXYPlot();
        if (zoom.whole() || !(plot.getDomainAxis() instanceof NumberAxis foot)) {
            return;
        }
        Range all = foot.getRange();
        double from = all.getLowerBound() + zoom.from() * all.getLength();
        double to = all.getLowerBound() + zoom.to() * all.getLength();
        Ink.scale(foot, from, to, getWidth(), 0);
        double[] seen =
                points.stream()
                        .filter(t -> t.axis() == 0 && from <= t.x() && t.x() <= to)
                        .mapToDouble(Target::y)
                        .toArray();
        if (seen.length > 0 && plot.getRangeAxis() instanceof NumberAxis side) {
            AxisFit fit = AxisFit.of(seen, new double[0], ZOOMED_FOOT);
            Ink.scale(side, fit.low(), fit.high(), getHeight(), 0);
        }
    }

    private void zoom(ChartZoom now) {
        if (!now.equals(zoom)) {
            zoom = now;
            refill();
        }
    }

    private void pressed(MouseEvent e) {
        requestFocus();
        draggedFrom = e.getX();
    }

    private void dragged(MouseEvent e) {
        if (drawn() && !e.isStillSincePress()) {
            zoom(zoom.shifted((draggedFrom - e.getX()) / area().getWidth()));
            draggedFrom = e.getX();
        }
    }

    private void scrolled(ScrollEvent e) {
        if (drawn() && e.getDeltaY() != 0) {
            double at = Math.clamp((e.getX() - area().getX()) / area().getWidth(), 0, 1);
            zoom(zoom.by(Math.pow(STEP, e.getDeltaY() / 40), at));
            e.consume();
        }
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        boolean known = true;
        switch (e.getCode()) {
            case PLUS, EQUALS, ADD -> zoom(zoom.by(STEP, 0.5));
            case MINUS, SUBTRACT -> zoom(zoom.by(1 / STEP, 0.5));
            case DIGIT0, NUMPAD0 -> zoom(ChartZoom.WHOLE);
            case LEFT -> zoom(zoom.shifted(-PAN));
            case RIGHT -> zoom(zoom.shifted(PAN));
            default -> known = false;
        }
        if (known) {
            e.consume();
        }
    }

    private Rectangle2D area() {
        return canvas.getRenderingInfo().getPlotInfo().getDataArea();
    }

    private boolean seen(Target target) {
        return chart.getXYPlot().getDomainAxis().getRange().contains(target.x());
    }

    private boolean drawn() {
        return canvas.getRenderingInfo() != null
                && canvas.getRenderingInfo().getPlotInfo().getDataArea().getWidth() > 0;
    }

    private void moved(MouseEvent e) {
        Optional<Target> near = nearest(e.getX(), e.getY());
        ring.setVisible(near.isPresent());
        if (near.isEmpty()) {
            card.hide();
            return;
        }
        Target target = near.get();
        Point2D at = place(target);
        centre(ring, at);
        Point2D scene = localToScene(at);
        card.show(scene.getX(), scene.getY(), target.heading().get(), target.lines().get());
    }

    private void leave() {
        ring.setVisible(false);
        card.hide();
    }

    private void clicked(MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress()) {
            if (e.getClickCount() == 2) {
                zoom(ChartZoom.WHOLE);
            } else {
                nearest(e.getX(), e.getY()).flatMap(Target::iteration).ifPresent(pick::accept);
            }
        }
    }

    private Optional<Target> nearest(double x, double y) {
        if (!drawn()) {
            return Optional.empty();
        }
        Target best = null;
        double least = NEAR;
        for (Target target : points) {
            double distance = place(target).distance(x, y);
            if (distance < least && seen(target)) {
                least = distance;
                best = target;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Circle circle(String style) {
        Circle circle = new Circle(7);
        circle.getStyleClass().add(style);
        circle.setManaged(false);
        circle.setMouseTransparent(true);
        circle.setVisible(false);
        return circle;
    }

    private static void centre(Circle circle, Point2D at) {
        circle.setCenterX(at.getX());
        circle.setCenterY(at.getY());
    }
}
