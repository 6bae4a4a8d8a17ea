package org.seki.ui.curves;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.seki.ui.curves.ParallelPicture.Axis;
import org.seki.ui.curves.ParallelPicture.Brush;
import org.seki.ui.curves.ParallelPicture.Line;
import org.seki.ui.fx.HoverCard;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Pace;
import org.seki.ui.fx.Palette;
import org.seki.ui.fx.Palette.Role;

/**
 * Parallel coordinates: a line a candidate, stronger the better it scored. A drag along an axis
 * keeps the lines that pass there, a click on the axis lets go; a click on a line selects it. Drawn
 * at most once a pulse, and not while hidden.
 */
final class ParallelPane extends Pane {
    private static final double LEFT = 40;
    private static final double RIGHT = 64;
    private static final double TOP = 44;
    private static final double BOTTOM = 26;
    private static final double GRAB = 11;
    private static final double NEAR = 7;
    private static final double LEAST_DRAG = 4;
    private static final int CURVED = 600;
    private static final int MOST = 400;

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
    private final Pace pace = new Pace(this::requestLayout);

    /**
     * @param pick hears the iteration of the line that was clicked
     * @param brushed hears the brushes after each change, by number of their axis
     */
    ParallelPane(IntConsumer pick, Consumer<Map<Integer, Brush>> brushed) {
        this.pick = pick;
        this.brushed = brushed;
        getChildren().addAll(palette, canvas, card);
        getStyleClass().add("parallel-pane");
        setMinSize(0, 0);
        palette.changesProperty().addListener(_ -> requestLayout());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Optional.empty()));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    }

    void show(ParallelPicture picture, Map<Integer, Brush> now) {
        shown = picture;
        brushes = Map.copyOf(now);
        near = Optional.empty();
        requestLayout();
    }

    void select(Optional<Integer> iteration) {
        selected = iteration;
        requestLayout();
    }

    /** Where an axis stands, in this pane. */
    double axisX(int axis) {
        return LEFT + (getWidth() - LEFT - RIGHT) * axis / Math.max(1, shown.axes().size() - 1);
    }

    /** Where a height of 0 to 1 is, in this pane. */
    double y(double at) {
        return TOP + (getHeight() - TOP - BOTTOM) * (1 - at);
    }

    private double at(double y) {
        return Math.clamp(1 - (y - TOP) / (getHeight() - TOP - BOTTOM), 0, 1);
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() >= 1 && getHeight() >= 1) {
            pace.draw(
                    shown.lines().size() > CURVED,
                    () -> {
                        canvas.setWidth(getWidth());
                        canvas.setHeight(getHeight());
                        draw(canvas.getGraphicsContext2D());
                    });
        }
    }

    private void draw(GraphicsContext g) {
        g.setFill(palette.get(Role.GROUND));
        g.fillRect(0, 0, getWidth(), getHeight());
        Set<Integer> passing = shown.passing(brushes);
        Map<Boolean, List<Line>> lines =
                shown.lines().stream()
                        .collect(
                                Collectors.partitioningBy(
                                        l -> passing.contains(l.candidate().row().iteration())));
        thinned(lines.getOrDefault(false, List.of()))
                .forEach(l -> draw(g, l, colour(Role.MUTED, 0.08), 1));
        thinned(lines.getOrDefault(true, List.of()))
                .forEach(l -> draw(g, l, colour(l.rank()), 0.9 + 0.9 * l.rank()));
        shown.lines().stream()
                .filter(l -> selected.filter(i -> i == l.candidate().row().iteration()).isPresent())
                .forEach(l -> draw(g, l, palette.get(Role.GOOD), 3));
        near.ifPresent(l -> draw(g, l, palette.get(Role.TEXT), 2));
        for (int i = 0; i < shown.axes().size(); i++) {
            drawAxis(g, i, shown.axes().get(i));
        }
    }

    /** As many as can be told apart: of many the better half, and an even sample of the others. */
    private static List<Line> thinned(List<Line> lines) {
        int n = lines.size();
        if (n <= MOST) {
            return lines;
        }
        int best = MOST / 2;
        int rest = n - best;
        List<Line> kept = new ArrayList<>();
        for (int i = 0; i < best; i++) {
            kept.add(lines.get((int) ((long) i * rest / best)));
        }
        kept.addAll(lines.subList(rest, n));
        return kept;
    }

    /** Grey for the worst, accent for the best. */
    private Color colour(double rank) {
        Color low = colour(Role.MUTED, 0.25);
        return low.interpolate(colour(Role.ACCENT, 0.9), rank * rank);
    }

    private Color colour(Role role, double opacity) {
        return palette.get(role).deriveColor(0, 1, 1, opacity);
    }

    private void draw(GraphicsContext g, Line line, Color colour, double width) {
        g.setStroke(colour);
        g.setLineWidth(width);
        g.beginPath();
        g.moveTo(axisX(0), y(line.at()[0]));
        for (int i = 1; i < line.at().length; i++) {
            double x1 = axisX(i - 1);
            double x2 = axisX(i);
            if (shown.lines().size() > CURVED) {
                g.lineTo(x2, y(line.at()[i]));
            } else {
                double middle = (x1 + x2) / 2;
                g.bezierCurveTo(
                        middle, y(line.at()[i - 1]), middle, y(line.at()[i]), x2, y(line.at()[i]));
            }
        }
        g.stroke();
    }

    private void drawAxis(GraphicsContext g, int number, Axis axis) {
        double x = axisX(number);
        g.setStroke(palette.get(Role.LINE));
        g.setLineWidth(1);
        g.strokeLine(Math.round(x) + 0.5, TOP, Math.round(x) + 0.5, getHeight() - BOTTOM);
        g.setFont(Font.font(Ink.FAMILY, Ink.SIZE));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.CENTER);
        g.setFill(palette.get(Role.TEXT));
        g.fillText(axis.name(), x, 16);
        if (axis.choices().isEmpty()) {
            g.setFill(palette.get(Role.MUTED));
            g.fillText(text(axis.high(), axis.unit()), x, TOP - 11);
            g.fillText(text(axis.low(), axis.unit()), x, getHeight() - BOTTOM + 12);
        }
        g.setTextAlign(TextAlignment.LEFT);
        for (int i = 0; i < axis.choices().size(); i++) {
            double y = y((i + 0.5) / axis.choices().size());
            String name = axis.choices().get(i);
            g.setFill(colour(Role.GROUND, 0.75));
            g.fillRoundRect(x + 4, y - 8, 6.2 * name.length() + 6, 16, 6, 6);
            g.setFill(palette.get(Role.MUTED));
            g.fillText(name, x + 7, y);
        }
        Brush brush = brushes.get(number);
        if (brush != null) {
            g.setFill(colour(Role.ACCENT, 0.25));
            g.setStroke(palette.get(Role.ACCENT));
            double top = y(axis.at(brush.high()));
            double high = y(axis.at(brush.low())) - top;
            g.fillRect(x - 6, top, 12, high);
            g.strokeRect(x - 6, top, 12, high);
        }
    }

    private static String text(double value, String unit) {
        String pattern =
                value == Math.rint(value) ? "%.0f" : Math.abs(value) < 10 ? "%.2f" : "%.1f";
        return String.format(Locale.ROOT, pattern, value).replace('-', '−') + unit;
    }

    private void moved(MouseEvent e) {
        point(axisAt(e.getX()).isPresent() ? Optional.empty() : lineAt(e.getX(), e.getY()));
        near.ifPresent(l -> {
            Point2D scene = localToScene(e.getX(), e.getY());
            card.show(
                    scene.getX(),
                    scene.getY(),
                    CandidateNote.headline(
                            l.candidate().row(), l.candidate().y(), shown.axes().getLast().unit()),
                    CandidateNote.of(l.candidate().row()));
        });
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
        grabbed = e.getButton() == MouseButton.PRIMARY ? axisAt(e.getX()) : Optional.empty();
        pressedAt = e.getY();
    }

    private void dragged(MouseEvent e) {
        if (grabbed.isPresent() && Math.abs(e.getY() - pressedAt) >= LEAST_DRAG) {
            Axis axis = shown.axes().get(grabbed.get());
            double a = axis.value(at(pressedAt));
            double b = axis.value(at(e.getY()));
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
            lineAt(e.getX(), e.getY()).ifPresent(l -> pick.accept(l.candidate().row().iteration()));
        }
    }

    private Optional<Integer> axisAt(double x) {
        for (int i = 0; i < shown.axes().size(); i++) {
            if (Math.abs(axisX(i) - x) <= GRAB) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The nearest line among those that pass the brushes. */
    private Optional<Line> lineAt(double x, double y) {
        int axes = shown.axes().size();
        if (axes < 2 || x < axisX(0) || x > axisX(axes - 1)) {
            return Optional.empty();
        }
        int right = 1;
        while (right < axes - 1 && axisX(right) < x) {
            right++;
        }
        double t = (x - axisX(right - 1)) / (axisX(right) - axisX(right - 1));
        Set<Integer> passing = shown.passing(brushes);
        List<Line> lines = shown.lines();
        Line best = null;
        double least = NEAR;
        for (Line line : lines) {
            if (passing.contains(line.candidate().row().iteration())) {
                double from = y(line.at()[right - 1]);
                double to = y(line.at()[right]);
                double rise = lines.size() > CURVED ? t : rise(t);
                double distance = Math.abs(from + rise * (to - from) - y);
                if (distance < least) {
                    least = distance;
                    best = line;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** How far up a curve between two axes is at this share of the way. */
    private static double rise(double x) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 20; i++) {
            double t = (low + high) / 2;
            if (1.5 * t * (1 - t) + t * t * t < x) {
                low = t;
            } else {
                high = t;
            }
        }
        return low * low * (3 - 2 * low);
    }
}
