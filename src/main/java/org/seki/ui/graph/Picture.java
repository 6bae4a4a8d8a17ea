package org.seki.ui.graph;

import java.util.List;
import java.util.Optional;
import org.seki.space.Architecture;
import org.seki.space.Edge;

/**
 * An architecture as the panel shows it.
 *
 * @param title {@code Architecture 30}
 * @param iteration where it, or the one it was copied from, was proposed
 * @param cells each cell beside that of the architecture it is compared with
 * @param against what it is compared with, for people; empty when with nothing
 */
record Picture(
        String title,
        int iteration,
        Architecture architecture,
        List<CellDifference> cells,
        Optional<String> against) {
    Picture {
        cells = List.copyOf(cells);
    }

    /** An iteration's number; initial architectures have numbers below 0. */
    static String number(int iteration) {
        return Integer.toString(iteration).replace('-', '−');
    }

    /** {@code 1 edge changed}. */
    String changes() {
        int changes = cells.stream().mapToInt(CellDifference::changes).sum();
        return switch (changes) {
            case 0 -> "no edge changed";
            case 1 -> "1 edge changed";
            default -> changes + " edges changed";
        };
    }

    boolean changed() {
        return cells.stream().anyMatch(c -> c.changes() > 0);
    }

    /** {@code c(k−2) → 0}; all cells of an architecture count alike. */
    String ends(Edge edge) {
        return label(edge.from()) + " → " + label(edge.to());
    }

    /** {@code c(k−2)} or {@code 0}. */
    String label(int node) {
        return CellShape.of(cells.getFirst().cell()).label(node).plain();
    }
}
