package org.seki.ui.fx;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.text.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A chart with points that can be pointed at: the nearest one is ringed and told, a click picks it.
 * However much changes, the chart is drawn at most once a pulse, and not at all while it is hidden;
 * one of thousands of points never takes more than a fifth of the time.
 */
public final class ChartPane extends Pane {
    private static final double NEAR = 28;
    private static final int MANY = 1000;

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
     */
    public record Target(
            double x,
            double y,
            int axis,
            Optional<Integer> iteration,
            String heading,
            Supplier<List<String>> lines) {}

    private final JFreeChart chart;
    private final Content content;
    private final IntConsumer pick;
    private final ChartCanvas canvas;
    private final Palette palette = new Palette();
    private final HoverCard card = new HoverCard();
    private final Circle ring = circle("chart-ring");
    private final Circle selected = circle("chart-selected");
    private List<Target> points = List.of();
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
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
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
        Rectangle2D area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        ValueAxis range = plot.getRangeAxis(target.axis());
        return new Point2D(
                plot.getDomainAxis().valueToJava2D(target.x(), area, RectangleEdge.BOTTOM),
                range.valueToJava2D(target.y(), area, RectangleEdge.LEFT));
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        boolean resized = canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight();
        if (stale || resized) {
            stale = !pace.draw(points.size() > MANY && !resized, this::draw);
        }
        Optional<Target> seen = content.selected().filter(_ -> drawn());
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
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        chart.setNotify(true);
        points = content.points();
        leave();
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
        card.show(scene.getX(), scene.getY(), target.heading(), target.lines().get());
    }

    private void leave() {
        ring.setVisible(false);
        card.hide();
    }

    private void clicked(MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress()) {
            nearest(e.getX(), e.getY()).flatMap(Target::iteration).ifPresent(pick::accept);
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
            if (distance < least) {
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
