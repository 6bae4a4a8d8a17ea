package org.seki.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;

/**
 * Which layers a network has on the edges of its cells: those of one architecture, or every
 * operation of a space on every edge.
 *
 * @param cells by name, with all their candidate edges
 * @param shared whether architectures share the weights: batch norm is then affine-free, and
 *     pooling is followed by one where the space publishes it so
 */
record Candidates(Map<String, Cell> cells, boolean shared) {
    static Candidates of(Architecture architecture) {
        return new Candidates(byName(architecture.cells().stream()), false);
    }

    static Candidates all(SearchSpace space) {
        return new Candidates(
                byName(space.textbook().cells().stream().map(c -> all(c, space.operations()))),
                true);
    }

    private static Map<String, Cell> byName(Stream<Cell> cells) {
        return cells.collect(Collectors.toMap(Cell::name, c -> c));
    }

    private static Cell all(Cell cell, List<Operation> operations) {
        List<Edge> edges = new ArrayList<>();
        for (int to = cell.inputs(); to < cell.inputs() + cell.nodes(); to++) {
            for (int from = 0; from < to; from++) {
                for (Operation operation : operations) {
                    edges.add(new Edge(from, to, operation));
                }
            }
        }
        return new Cell(cell.name(), cell.inputs(), cell.nodes(), edges, cell.concat());
    }

    Cell cell(String name) {
        Cell found = cells.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no cell is called " + name + ", only " + cells.keySet());
        }
        return found;
    }
}
