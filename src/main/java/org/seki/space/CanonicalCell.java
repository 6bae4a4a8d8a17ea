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
    private static final int MOST_NODES = 64;

    private final Cell cell;
    private final List<List<Edge>> into;
    private final List<Integer> nodes;
    private final int[] number;
    private final int[][] written;
    private int[][] best = {};

    private CanonicalCell(Cell cell) {
        this.cell = cell;
        into = live(cell);
        nodes = read(cell, into);
        number = new int[cell.inputs() + cell.nodes()];
        Arrays.setAll(number, node -> node < cell.inputs() ? node : UNPLACED);
        written = new int[nodes.size()][];
    }

    /** All cells of an architecture. */
    static String of(Architecture architecture) {
        return architecture.cells().stream()
                .map(cell -> cell.name() + " " + of(cell))
                .collect(Collectors.joining("; "));
    }

    static String of(Cell cell) {
        CanonicalCell canonical = new CanonicalCell(cell);
        canonical.place(0);
        return Arrays.stream(canonical.best)
                .map(CanonicalCell::text)
                .collect(Collectors.joining(" | "));
    }

    /** Numbers the nodes that are left, when this many have been. */
    private void place(int placed) {
        if (placed == nodes.size()) {
            if (best.length == 0 || Arrays.compare(written, best, Arrays::compare) < 0) {
                best = written.clone();
            }
            return;
        }
        int[][] code = new int[nodes.size()][];
        int[] smallest = {};
        for (int i = 0; i < code.length; i++) {
            if (isNext(nodes.get(i))) {
                code[i] = code(nodes.get(i));
                boolean first = smallest.length == 0;
                smallest = first || Arrays.compare(code[i], smallest) < 0 ? code[i] : smallest;
            }
        }
        for (int i = 0; i < code.length; i++) {
            if (Arrays.equals(code[i], smallest)) {
                number[nodes.get(i)] = cell.inputs() + placed;
                written[placed] = smallest;
                place(placed + 1);
                number[nodes.get(i)] = UNPLACED;
            }
        }
    }

    private boolean isNext(int node) {
        if (number[node] != UNPLACED) {
            return false;
        }
        for (Edge edge : into.get(node)) {
            if (number[edge.from()] == UNPLACED) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the node is joined to the output, then its operations and their inputs, ascending.
     */
    private int[] code(int node) {
        List<Edge> edges = into.get(node);
        int[] code = new int[1 + edges.size()];
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            code[1 + i] = edge.operation().ordinal() * MOST_NODES + number[edge.from()];
        }
        Arrays.sort(code, 1, code.length);
        code[0] = cell.concat().contains(node) ? 1 : 0;
        return code;
    }

    private static String text(int[] code) {
        String sum =
                Arrays.stream(code, 1, code.length)
                        .mapToObj(e ->
                                Operation.values()[e / MOST_NODES].text() + "@" + e % MOST_NODES)
                        .collect(Collectors.joining(" + "));
        return code[0] == 1 ? (sum.isEmpty() ? "0" : sum) : "(" + sum + ")";
    }

    /** By node, the edges that carry something: zero stays zero through pooling and skipping. */
    private static List<List<Edge>> live(Cell cell) {
        List<List<Edge>> live = new ArrayList<>();
        for (int node = 0; node < cell.inputs() + cell.nodes(); node++) {
            live.add(new ArrayList<>());
        }
        List<Edge> byNode = new ArrayList<>(cell.edges());
        byNode.sort((a, b) -> Integer.compare(a.to(), b.to()));
        for (Edge edge : byNode) {
            boolean zero = edge.from() >= cell.inputs() && live.get(edge.from()).isEmpty();
            if (edge.operation() != Operation.NONE && (edge.operation().weighted() || !zero)) {
                live.get(edge.to()).add(edge);
            }
        }
        return live;
    }

    /** The nodes that reach the output, ascending. */
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
