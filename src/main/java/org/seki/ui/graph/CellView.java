package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.animation.FadeTransition;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.util.Duration;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.ui.graph.CellShape.Link;
import org.seki.ui.graph.EdgeView.Key;
import org.seki.ui.graph.EdgeView.Mark;

/** One cell, drawn at zoom 1 at the places of its shape. */
final class CellView extends Pane {
    static final double TITLE = 22;

    private static final Duration CHANGE = Duration.millis(260);
    private static final double FADED = 0.14;
    private static final double LANE = 5;

    /** Who hears what the pointer is over, and what was clicked. */
    interface Listener {
        void over(EdgeView edge, MouseEvent at);

        void out();

        void picked(EdgeView edge, MouseEvent at);
    }

    private final CellLayout layout;
    private final Listener listener;
    private final Group outputs = new Group();
    private final Group edges = new Group();
    private final Map<Key, EdgeView> shown = new LinkedHashMap<>();
    private final Map<Integer, NodeView> nodes = new HashMap<>();
    private final Map<Integer, Path> joins = new HashMap<>();
    private CellDifference picture;
    private Optional<Predicate<Edge>> found = Optional.empty();

    /**
     * @param title above it; empty for none
     */
    CellView(String title, CellDifference first, Listener listener) {
        this.layout = CellLayout.of(CellShape.of(first.cell()));
        this.listener = listener;
        this.picture = first;
        double top = title.isEmpty() ? 0 : TITLE;
        Text heading = new Text(0, 12, title);
        heading.getStyleClass().add("cell-title");
        Group body = new Group(outputs, edges);
        body.setTranslateY(top - layout.top());
        layout.boxes().forEach(b -> body.getChildren().add(node(b)));
        getChildren().addAll(heading, body);
        getStyleClass().add("cell-view");
        setPrefSize(layout.width(), layout.height() + top);
        show(first, false);
    }

    CellShape shape() {
        return layout.shape();
    }

    /** Shows another cell of the same shape; what stays, stays where it is. */
    void show(CellDifference next, boolean animate) {
        picture = next;
        joinOutputs(next.cell());
        List<Key> wanted = lanes(next);
        List.copyOf(shown.values()).stream()
                .filter(v -> !wanted.contains(v.key()))
                .forEach(v -> remove(v, animate));
        for (Key key : wanted) {
            if (!shown.containsKey(key)) {
                add(new EdgeView(key, layout.route(key.edge().from(), key.edge().to())), animate);
            }
        }
        dim();
    }

    /** Lights the edges that are looked for and fades the others; empty ends it. */
    void find(Optional<Predicate<Edge>> wanted) {
        found = wanted;
        dim();
    }

    /** Current edges in the middle of their way, the removed ones beside them. */
    static List<Key> lanes(CellDifference d) {
        List<Key> keys = new ArrayList<>();
        Map<Link, List<Key>> byLink = new LinkedHashMap<>();
        d.kept().forEach(e -> collect(byLink, e, Mark.KEPT));
        d.added().forEach(e -> collect(byLink, e, Mark.ADDED));
        d.changed().forEach(c -> collect(byLink, c.edge(), Mark.CHANGED));
        byLink.values().forEach(same -> keys.addAll(spread(same)));
        Map<Link, Integer> beside = new HashMap<>();
        byLink.forEach((link, same) -> beside.put(link, same.size()));
        List<Edge> ghosts = new ArrayList<>(d.removed());
        d.changed().forEach(c -> ghosts.add(c.old()));
        for (Edge ghost : ghosts) {
            int before = beside.merge(new Link(ghost.from(), ghost.to()), 1, Integer::sum) - 1;
            keys.addFirst(new Key(ghost, Mark.REMOVED, before == 0 ? 0 : LANE * (before + 1) / 2));
        }
        return keys;
    }

    private static void collect(Map<Link, List<Key>> byLink, Edge edge, Mark mark) {
        byLink.computeIfAbsent(new Link(edge.from(), edge.to()), _ -> new ArrayList<>())
                .add(new Key(edge, mark, 0));
    }

    private static List<Key> spread(List<Key> same) {
        List<Key> spread = new ArrayList<>();
        for (int i = 0; i < same.size(); i++) {
            Key key = same.get(i);
            spread.add(new Key(key.edge(), key.mark(), LANE * (i - (same.size() - 1) / 2.0)));
        }
        return spread;
    }

    private NodeView node(Box box) {
        CellShape shape = layout.shape();
        boolean terminal =
                shape.inputs() == 2 && shape.isInput(box.id()) || shape.isOutput(box.id());
        NodeView view = new NodeView(box, shape.label(box.id()), terminal);
        view.setOnMouseEntered(_ -> light(CellPath.through(picture.cell(), box.id()), null));
        view.setOnMouseExited(_ -> dim());
        nodes.put(box.id(), view);
        return view;
    }

    private void joinOutputs(Cell cell) {
        outputs.getChildren().clear();
        joins.clear();
        if (layout.shape().output()) {
            for (int node : cell.concat()) {
                Path join = EdgeView.path(layout.route(node, layout.shape().outputBox()));
                join.getStyleClass().add("join");
                join.setMouseTransparent(true);
                outputs.getChildren().add(join);
                joins.put(node, join);
            }
        }
    }

    private void add(EdgeView view, boolean animate) {
        view.pointing().setOnMouseEntered(e -> over(view, e));
        view.pointing().setOnMouseMoved(e -> listener.over(view, e));
        view.pointing().setOnMouseExited(_ -> out());
        view.pointing()
                .setOnMouseClicked(e -> {
                    if (e.isStillSincePress() && e.getButton() != MouseButton.MIDDLE) {
                        listener.picked(view, e);
                    }
                });
        shown.put(view.key(), view);
        edges.getChildren().add(view.mark() == Mark.REMOVED ? 0 : edges.getChildren().size(), view);
        if (animate) {
            fade(view, 0, 1).play();
        }
    }

    private void remove(EdgeView view, boolean animate) {
        shown.remove(view.key());
        if (animate) {
            FadeTransition fade = fade(view, view.getOpacity(), 0);
            fade.setOnFinished(_ -> edges.getChildren().remove(view));
            fade.play();
        } else {
            edges.getChildren().remove(view);
        }
    }

    private static FadeTransition fade(Node node, double from, double to) {
        FadeTransition fade = new FadeTransition(CHANGE, node);
        fade.setFromValue(from);
        fade.setToValue(to);
        return fade;
    }

    private void over(EdgeView view, MouseEvent e) {
        light(CellPath.through(picture.cell(), view.edge()), view);
        listener.over(view, e);
    }

    private void out() {
        dim();
        listener.out();
    }

    private void light(CellPath path, @org.jspecify.annotations.Nullable EdgeView middle) {
        for (EdgeView view : shown.values()) {
            boolean on =
                    view == middle
                            || view.mark() != Mark.REMOVED
                                    && path.holds(view.edge().from(), view.edge().to());
            view.setOpacity(on ? 1 : FADED);
        }
        int output = layout.shape().outputBox();
        joins.forEach((node, join) -> join.setOpacity(path.holds(node, output) ? 1 : FADED));
        nodes.forEach((node, view) -> view.setOpacity(path.holds(node) ? 1 : 0.4));
    }

    /** Back to what is looked for, or to everything. */
    private void dim() {
        for (EdgeView view : shown.values()) {
            boolean on =
                    found.map(f -> view.mark() != Mark.REMOVED && f.test(view.edge())).orElse(true);
            view.setOpacity(on ? 1 : FADED);
        }
        joins.values().forEach(j -> j.setOpacity(found.isPresent() ? 0.4 : 1));
        nodes.values().forEach(n -> n.setOpacity(1));
    }
}
