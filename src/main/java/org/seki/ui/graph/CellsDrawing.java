package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Dimension2D;
import javafx.scene.input.MouseEvent;
import org.seki.space.Edge;
import org.seki.ui.fx.Capital;
import org.seki.ui.graph.EdgeView.Mark;

/** All cells of an architecture, side by side or, where that is larger, one below the other. */
final class CellsDrawing extends ZoomPane.Drawing {
    private static final double GAP = 44;
    private static final double BORDER = 14;

    /** Who hears which edge of which cell the pointer is over, and which was clicked. */
    interface Listener {
        void over(int cell, Edge edge, Mark mark, MouseEvent at);

        void out();

        void picked(int cell, EdgeView edge, MouseEvent at);
    }

    private final Listener listener;
    private final List<CellView> cells = new ArrayList<>();

    CellsDrawing(Listener listener) {
        this.listener = listener;
    }

    /** Shows these cells; where their shapes are as before, what stays keeps its place. */
    void show(List<CellDifference> next, boolean animate) {
        List<CellShape> shapes = next.stream().map(d -> CellShape.of(d.cell())).toList();
        if (shapes.equals(cells.stream().map(CellView::shape).toList())) {
            for (int i = 0; i < next.size(); i++) {
                cells.get(i).show(next.get(i), animate);
            }
            return;
        }
        cells.clear();
        for (int i = 0; i < next.size(); i++) {
            String title = next.size() == 1 ? "" : title(next.get(i).cell().name());
            cells.add(new CellView(title, next.get(i), listenerOf(i)));
        }
        getChildren().setAll(cells);
        requestParentLayout();
    }

    void find(Optional<Predicate<Edge>> wanted) {
        cells.forEach(c -> c.find(wanted));
    }

    @Override
    Dimension2D arrange(double width, double height) {
        double wide = cells.stream().mapToDouble(c -> c.prefWidth(-1)).max().orElse(0);
        double high = cells.stream().mapToDouble(c -> c.prefHeight(-1)).max().orElse(0);
        int n = Math.max(1, cells.size());
        Dimension2D row = new Dimension2D(n * wide + (n - 1) * GAP, high);
        Dimension2D column = new Dimension2D(wide, n * high + (n - 1) * GAP / 2);
        boolean beside = fit(row, width, height) >= fit(column, width, height);
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i)
                    .resizeRelocate(
                            BORDER + (beside ? i * (wide + GAP) : 0),
                            BORDER + (beside ? 0 : i * (high + GAP / 2)),
                            wide,
                            high);
        }
        Dimension2D size = beside ? row : column;
        return new Dimension2D(size.getWidth() + 2 * BORDER, size.getHeight() + BORDER);
    }

    private static double fit(Dimension2D size, double width, double height) {
        return Math.min(
                width / (size.getWidth() + 2 * BORDER), height / (size.getHeight() + BORDER));
    }

    private CellView.Listener listenerOf(int cell) {
        return new CellView.Listener() {
            @Override
            public void over(EdgeView edge, MouseEvent at) {
                listener.over(cell, edge.edge(), edge.mark(), at);
            }

            @Override
            public void out() {
                listener.out();
            }

            @Override
            public void picked(EdgeView edge, MouseEvent at) {
                listener.picked(cell, edge, at);
            }
        };
    }

    /** {@code normal} becomes {@code Normal cell}. */
    static String title(String name) {
        return switch (name) {
            case "cell" -> "Cell";
            case "reduce" -> "Reduction cell";
            default -> Capital.first(name) + " cell";
        };
    }
}
