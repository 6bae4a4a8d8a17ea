package org.seki.ui.curves;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import org.seki.ui.curves.ParallelPicture.Axis;
import org.seki.ui.curves.ParallelPicture.Brush;
import org.seki.ui.curves.ParallelPicture.Line;
import org.seki.ui.fx.HoverCard;
import org.seki.ui.fx.Pace;
import org.seki.ui.fx.Palette;
import org.seki.ui.fx.Palette.Role;

/**
 * Parallel coordinates: a line a candidate, stronger the better it scored. A drag along an axis
 * keeps the lines that pass there, a click on the axis lets go; a click on a line selects it. Drawn
 * at most once a pulse, and not while hidden.
 */
final class ParallelPane extends Pane {
    private static final double LEAST_DRAG = 4;

    private final Supplier<ParallelPicture> picture;
    private final Canvas canvas = new Canvas();
    private final Palette palette = new Palette();
    private final HoverCard card = new HoverCard();
    private final IntConsumer pick;
    private final Consumer<Map<Integer, Brush>> brushed;
    private ParallelPicture shown = ParallelPicture.EMPTY;
    private Map<Integer, Brush> brushes = Map.of();
    private Optional<Integer> selected = Optional.empty();
    private Optional<Line> near = Optional.empty();
    private Optional<Integer> grabbed = Optional.empty();
    private double pressedAt;
    private boolean stale = true;
    private boolean moving;
    private final Pace pace = new Pace(this::requestLayout);
    private final PauseTransition quiet = new PauseTransition(Duration.seconds(1));

    /**
     * @param picture asked when it is drawn
     * @param pick hears the iteration of the line that was clicked
     * @param brushed hears the brushes after each change, by number of their axis
     */
    ParallelPane(
            Supplier<ParallelPicture> picture,
            IntConsumer pick,
            Consumer<Map<Integer, Brush>> brushed) {
        this.picture = picture;
        this.pick = pick;
        this.brushed = brushed;
        getChildren().addAll(palette, canvas, card);
        getStyleClass().add("parallel-pane");
        setMinSize(0, 0);
        quiet.setOnFinished(_ -> settle());
        palette.changesProperty().addListener(_ -> requestLayout());
        visibleProperty().addListener(_ -> requestLayout());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Optional.empty()));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    }

    /** The run has moved; one of thousands of lines that moves often is drawn with few of them. */
    void redraw() {
        stale = true;
        moving = shown.straight() && quiet.getStatus() == Animation.Status.RUNNING;
        quiet.playFromStart();
        requestLayout();
    }

    private void settle() {
        if (moving) {
            moving = false;
            requestLayout();
        }
    }

    void brush(Map<Integer, Brush> now) {
        brushes = now;
        requestLayout();
    }

    void select(Optional<Integer> iteration) {
        selected = iteration;
        requestLayout();
    }

    /** Where the axes stand, in this pane. */
    ParallelFrame frame() {
        return ParallelFrame.of(shown, getWidth(), getHeight());
    }

    @Override
    protected void layoutChildren() {
        if (isVisible() && getWidth() >= 1 && getHeight() >= 1) {
            pace.draw(shown.straight(), this::draw);
        }
    }

    private void draw() {
        if (stale) {
            stale = false;
            shown = picture.get();
            near = Optional.empty();
        }
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        Map<Line, Role> strong = new LinkedHashMap<>();
        shown.lines().stream()
                .filter(l -> selected.filter(i -> i == l.candidate().row().iteration()).isPresent())
                .forEach(l -> strong.put(l, Role.GOOD));
        near.ifPresent(l -> strong.put(l, Role.TEXT));
        int most = moving ? ParallelDrawing.MOVING : ParallelDrawing.MOST;
        new ParallelDrawing(shown, frame(), palette, most)
                .draw(canvas.getGraphicsContext2D(), brushes, strong);
    }

    private void moved(MouseEvent e) {
        Optional<Integer> axis = frame().axisAt(e.getX());
        point(axis.isPresent() ? Optional.empty() : lineAt(e));
        Point2D scene = localToScene(e.getX(), e.getY());
        axis.map(shown.axes()::get)
                .filter(_ -> e.getY() < ParallelFrame.TOP)
                .ifPresent(a ->
                        card.show(
                                scene.getX(),
                                scene.getY(),
                                a.name(),
                                List.of("Drag along the axis to keep the lines that pass there.")));
        near.ifPresent(l ->
                card.show(
                        scene.getX(),
                        scene.getY(),
                        CandidateNote.headline(
                                l.candidate().row(),
                                l.candidate().y(),
                                shown.axes().getLast().unit()),
                        CandidateNote.of(l.candidate().row())));
    }

    private void point(Optional<Line> line) {
        if (!line.equals(near)) {
            near = line;
            requestLayout();
        }
        if (line.isEmpty()) {
            card.hide();
        }
    }

    private void pressed(MouseEvent e) {
        grabbed =
                e.getButton() == MouseButton.PRIMARY ? frame().axisAt(e.getX()) : Optional.empty();
        pressedAt = e.getY();
    }

    private void dragged(MouseEvent e) {
        if (grabbed.isPresent() && Math.abs(e.getY() - pressedAt) >= LEAST_DRAG) {
            Axis axis = shown.axes().get(grabbed.get());
            double a = axis.value(frame().at(pressedAt));
            double b = axis.value(frame().at(e.getY()));
            Map<Integer, Brush> next = new HashMap<>(brushes);
            next.put(grabbed.get(), new Brush(Math.min(a, b), Math.max(a, b)));
            brushed.accept(next);
        }
    }

    private void released(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY || !e.isStillSincePress()) {
            return;
        }
        if (grabbed.isPresent()) {
            Map<Integer, Brush> next = new HashMap<>(brushes);
            next.remove(grabbed.get());
            brushed.accept(next);
        } else {
            lineAt(e).ifPresent(l -> pick.accept(l.candidate().row().iteration()));
        }
    }

    /** The nearest line among those that pass the brushes. */
    private Optional<Line> lineAt(MouseEvent e) {
        return frame().lineAt(shown, shown.passing(brushes), e.getX(), e.getY());
    }
}
