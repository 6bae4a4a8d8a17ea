package org.seki.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The form that all cells of one graph share: the order of a node's inputs, the numbering of nodes,
 * edges that carry nothing and nodes that nobody reads do not show in it.
 *
 * <p>Of all numberings in which each node follows its inputs it is the one that reads smallest,
 * node by node; only nodes that read the same are tried in turn, which is rare.
 */
final class CanonicalCell {
    private static final int UNPLACED = -1;

    private final Cell cell;
    private final List<List<Edge>> into;
    private final int[] number;
    private final List<String> written = new ArrayList<>();
    private String best = "";

    private CanonicalCell(Cell cell) {
        this.cell = cell;
        into = live(cell);
        number = new int[cell.inputs() + cell.nodes()];
        Arrays.setAll(number, node -> node < cell.inputs() ? node : UNPLACED);
    }

    /** All cells of an architecture. */
    static String of(Architecture architecture) {
        return architecture.cells().stream()
                .map(cell -> cell.name() + " " + of(cell))
                .collect(Collectors.joining("; "));
    }

    static String of(Cell cell) {
        CanonicalCell canonical = new CanonicalCell(cell);
        canonical.place(read(cell, canonical.into));
        return canonical.best;
    }

    /** Numbers the nodes that are left. */
    private void place(List<Integer> left) {
        if (left.isEmpty()) {
            String text = String.join(" | ", written);
            best = best.isEmpty() || text.compareTo(best) < 0 ? text : best;
            return;
        }
        List<Integer> ready = left.stream().filter(this::inputsPlaced).toList();
        String smallest = ready.stream().map(this::write).sorted().findFirst().orElseThrow();
        for (int node : ready) {
            if (write(node).equals(smallest)) {
                number[node] = cell.inputs() + written.size();
                written.add(smallest);
                place(left.stream().filter(other -> other != node).toList());
                written.removeLast();
                number[node] = UNPLACED;
            }
        }
    }

    private boolean inputsPlaced(int node) {
        return into.get(node).stream().noneMatch(edge -> number[edge.from()] == UNPLACED);
    }

    private String write(int node) {
        String edges =
                into.get(node).stream()
                        .map(edge -> edge.operation().text() + "@" + number[edge.from()])
                        .sorted()
                        .collect(Collectors.joining(" + "));
        String sum = edges.isEmpty() ? "0" : edges;
        return cell.concat().contains(node) ? sum : "(" + sum + ")";
    }

    /** By node, the edges that carry something: zero stays zero through pooling and skipping. */
    private static List<List<Edge>> live(Cell cell) {
        List<List<Edge>> live = new ArrayList<>();
        for (int node = 0; node < cell.inputs() + cell.nodes(); node++) {
            live.add(
                    cell.into(node).stream()
                            .filter(edge -> edge.operation() != Operation.NONE)
                            .filter(edge ->
                                    edge.operation().weighted()
                                            || edge.from() < cell.inputs()
                                            || !live.get(edge.from()).isEmpty())
                            .toList());
        }
        return live;
    }

    /** The nodes that reach the output. */
    private static List<Integer> read(Cell cell, List<List<Edge>> into) {
        boolean[] read = new boolean[into.size()];
        cell.concat().forEach(node -> read[node] = true);
        List<Integer> nodes = new ArrayList<>();
        for (int node = read.length - 1; node >= cell.inputs(); node--) {
            if (read[node]) {
                nodes.addFirst(node);
                into.get(node).forEach(edge -> read[edge.from()] = true);
            }
        }
        return nodes;
    }
}
