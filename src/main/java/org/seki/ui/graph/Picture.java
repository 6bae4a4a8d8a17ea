package org.seki.ui.graph;

import java.util.List;
import java.util.Optional;
import org.seki.space.Architecture;
import org.seki.space.Edge;

/**
 * An architecture as the panel shows it.
 *
 * @param iteration where it was proposed
 * @param cells each cell beside that of the architecture it is compared with
 * @param against what it is compared with, for people; empty when with nothing
 */
record Picture(
        int iteration,
        Architecture architecture,
        List<CellDifference> cells,
        Optional<String> against) {
    Picture {
        cells = List.copyOf(cells);
    }

    String title() {
        return "Architecture " + Integer.toString(iteration).replace('-', '−');
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

    /** {@code c(k−2) → 0}; all cells of an architecture count alike. */
    String ends(Edge edge) {
        CellShape shape = CellShape.of(cells.getFirst().cell());
        return shape.label(edge.from()).plain() + " → " + shape.label(edge.to()).plain();
    }
}
