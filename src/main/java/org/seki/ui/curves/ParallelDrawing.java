package org.seki.ui.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.seki.ui.curves.ParallelPicture.Axis;
import org.seki.ui.curves.ParallelPicture.Brush;
import org.seki.ui.curves.ParallelPicture.Line;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Palette;
import org.seki.ui.fx.Palette.Role;

/**
 * Parallel coordinates on a canvas: the better a line scored, the stronger and the later.
 *
 * @param most so many lines are drawn; a renderer holds up the window while it draws them
 */
record ParallelDrawing(ParallelPicture shown, ParallelFrame frame, Palette palette, int most) {
    /** As many as can be told apart. */
    static final int MOST = 150;

    /** Enough to be seen moving. */
    static final int MOVING = 60;

    private static final int BUNDLES = 10;

    /** Least room between the names of two axes. */
    static final double BESIDE = 12;

    /**
     * @param strong lines that stand out, in this order
     */
    void draw(GraphicsContext g, Map<Integer, Brush> brushes, Map<Line, Role> strong) {
        g.setFill(palette.get(Role.GROUND));
        g.fillRect(0, 0, frame.width(), frame.height());
        drawChoices(g);
        Set<Integer> passing = shown.passing(brushes);
        Map<Boolean, List<Line>> lines =
                shown.lines().stream()
                        .collect(
                                Collectors.partitioningBy(
                                        l -> passing.contains(l.candidate().row().iteration())));
        bundles(thinned(lines.getOrDefault(false, List.of())))
                .forEach(b -> draw(g, b, colour(Role.MUTED, 0.12), 1));
        bundles(thinned(lines.getOrDefault(true, List.of())))
                .forEach(b -> draw(g, b, colour(rank(b)), 0.9 + 0.9 * rank(b)));
        strong.forEach((line, role) ->
                draw(g, List.of(line), palette.get(role), role == Role.GOOD ? 3 : 2));
        List<String> names = names();
        for (int i = 0; i < shown.axes().size(); i++) {
            drawAxis(g, i, names.get(i));
            drawBrush(g, i, brushes);
        }
    }

    /** What stands above the axes: their names where all have room, else brief ones. */
    List<String> names() {
        return fit(Axis::name)
                ? shown.axes().stream().map(Axis::name).toList()
                : shown.axes().stream().map(Axis::brief).toList();
    }

    /** Names without room beside each other stand in two rows by turns. */
    double nameY(int axis) {
        return fit(Axis::name) || fit(Axis::brief) ? 16 : axis % 2 == 0 ? 8 : 20;
    }

    private boolean fit(Function<Axis, String> name) {
        return shown.axes().stream().allMatch(a -> width(name.apply(a)) <= frame.apart() - BESIDE);
    }

    private static Font font() {
        return Font.font(Ink.FAMILY, Ink.SIZE);
    }

    static double width(String name) {
        Text text = new Text(name);
        text.setFont(font());
        return text.getLayoutBounds().getWidth();
    }

    /** Of many the better half of those that are drawn, and an even sample of the others. */
    private List<Line> thinned(List<Line> lines) {
        int n = lines.size();
        if (n <= most) {
            return lines;
        }
        int best = most / 2;
        int rest = n - best;
        List<Line> kept = new ArrayList<>();
        for (int i = 0; i < best; i++) {
            kept.add(lines.get((int) ((long) i * rest / best)));
        }
        kept.addAll(lines.subList(rest, n));
        return kept;
    }

    /**
     * Neighbours in rank, drawn as one path: what a path costs a software renderer is its extent,
     * and each of these lines runs over all of the pane.
     */
    private static List<List<Line>> bundles(List<Line> lines) {
        int each = Math.ceilDiv(lines.size(), BUNDLES);
        List<List<Line>> bundles = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += each) {
            bundles.add(lines.subList(i, Math.min(lines.size(), i + each)));
        }
        return bundles;
    }

    private static double rank(List<Line> bundle) {
        return bundle.get(bundle.size() / 2).rank();
    }

    /** Grey for the worst, accent for the best. */
    private Color colour(double rank) {
        Color low = colour(Role.MUTED, 0.25);
        return low.interpolate(colour(Role.ACCENT, 0.9), rank * rank);
    }

    private Color colour(Role role, double opacity) {
        return palette.get(role).deriveColor(0, 1, 1, opacity);
    }

    private void draw(GraphicsContext g, List<Line> bundle, Color colour, double width) {
        g.setStroke(colour);
        g.setLineWidth(width);
        g.beginPath();
        bundle.forEach(line -> trace(g, line));
        g.stroke();
    }

    private void trace(GraphicsContext g, Line line) {
        g.moveTo(frame.x(0), frame.y(line.at()[0]));
        for (int i = 1; i < line.at().length; i++) {
            double x1 = frame.x(i - 1);
            double x2 = frame.x(i);
            if (shown.straight()) {
                g.lineTo(x2, frame.y(line.at()[i]));
            } else {
                double middle = (x1 + x2) / 2;
                g.bezierCurveTo(
                        middle,
                        frame.y(line.at()[i - 1]),
                        middle,
                        frame.y(line.at()[i]),
                        x2,
                        frame.y(line.at()[i]));
            }
        }
    }

    private void drawAxis(GraphicsContext g, int number, String name) {
        Axis axis = shown.axes().get(number);
        double x = frame.x(number);
        g.setStroke(palette.get(Role.LINE));
        g.setLineWidth(1);
        g.strokeLine(
                Math.round(x) + 0.5,
                ParallelFrame.TOP,
                Math.round(x) + 0.5,
                frame.height() - ParallelFrame.BOTTOM);
        g.setFont(font());
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.CENTER);
        g.setFill(palette.get(Role.TEXT));
        g.fillText(name, x, nameY(number));
        if (axis.choices().isEmpty()) {
            g.setFill(palette.get(Role.MUTED));
            g.fillText(text(axis.high(), axis.unit()), x, ParallelFrame.TOP - 11);
            g.fillText(
                    text(axis.low(), axis.unit()), x, frame.height() - ParallelFrame.BOTTOM + 12);
        }
    }

    /** What can be chosen, named once, with a row through all positions. */
    private void drawChoices(GraphicsContext g) {
        List<String> choices = shown.choices();
        long positions = shown.axes().stream().filter(a -> !a.choices().isEmpty()).count();
        g.setStroke(palette.get(Role.HAIRLINE));
        g.setLineWidth(1);
        g.setFont(font());
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setFill(palette.get(Role.MUTED));
        for (int i = 0; i < choices.size(); i++) {
            double n = choices.size();
            double row = Math.round(frame.y(i / n)) + 0.5;
            g.strokeLine(frame.x(0), row, frame.x((int) positions - 1), row);
            g.fillText(choices.get(i), frame.x(0) - BESIDE, frame.y((i + 0.5) / n));
        }
    }

    private void drawBrush(GraphicsContext g, int number, Map<Integer, Brush> brushes) {
        Axis axis = shown.axes().get(number);
        double x = frame.x(number);
        Brush brush = brushes.get(number);
        if (brush != null) {
            g.setFill(colour(Role.ACCENT, 0.25));
            g.setStroke(palette.get(Role.ACCENT));
            double top = frame.y(axis.at(brush.high()));
            double high = frame.y(axis.at(brush.low())) - top;
            g.fillRect(x - 6, top, 12, high);
            g.strokeRect(x - 6, top, 12, high);
        }
    }

    private static String text(double value, String unit) {
        String pattern =
                value == Math.rint(value) ? "%.0f" : Math.abs(value) < 10 ? "%.2f" : "%.1f";
        return String.format(Locale.ROOT, pattern, value).replace('-', '−') + unit;
    }
}
