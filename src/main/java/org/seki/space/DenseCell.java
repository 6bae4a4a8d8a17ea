package org.seki.space;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cell with one input in which every node has an edge from every earlier one: all that can differ
 * is the operations, ordered 0→1, 0→2, 1→2, 0→3, …
 */
record DenseCell(String name, int nodes) {
    private static final String ZERO = "#";

    Cell of(List<Operation> operations) {
        List<Edge> edges = new ArrayList<>();
        for (int to = 1; to <= nodes; to++) {
            for (int from = 0; from < to; from++) {
                edges.add(new Edge(from, to, operations.get(edges.size())));
            }
        }
        return new Cell(name, 1, nodes, edges, List.of(nodes));
    }

    /** One operation an edge, each drawn alone. */
    List<Operation> sample(List<Operation> operations, RandomGenerator random) {
        return IntStream.range(0, nodes * (nodes + 1) / 2)
                .mapToObj(edge -> operations.get(random.nextInt(operations.size())))
                .toList();
    }

    /** One operation changed. */
    List<Architecture> neighbours(Architecture architecture, List<Operation> operations) {
        Cell cell = architecture.cells().getFirst();
        return cell.edges().stream()
                .flatMap(edge ->
                        operations.stream()
                                .filter(operation -> operation != edge.operation())
                                .map(operation -> cell.with(edge, edge.with(operation))))
                .map(changed -> architecture.with(0, changed))
                .toList();
    }

    int distance(Architecture a, Architecture b) {
        List<Edge> one = a.cells().getFirst().edges();
        List<Edge> other = b.cells().getFirst().edges();
        return (int)
                IntStream.range(0, one.size())
                        .filter(i -> one.get(i).operation() != other.get(i).operation())
                        .count();
    }

    List<Feature> features(Architecture architecture) {
        return architecture.cells().getFirst().edges().stream()
                .map(edge -> new Feature(edge.from() + "→" + edge.to(), edge.operation().text()))
                .toList();
    }

    /** Each node as a sum of what its edges make of earlier nodes; the expression of the last. */
    String canonical(Cell cell) {
        List<String> expressions = new ArrayList<>(List.of("0"));
        for (int node = 1; node <= nodes; node++) {
            expressions.add(
                    cell.into(node).stream()
                            .map(edge -> expression(edge, expressions.get(edge.from())))
                            .sorted()
                            .collect(Collectors.joining("+")));
        }
        return expressions.getLast();
    }

    private static String expression(Edge edge, String input) {
        if (edge.operation() == Operation.NONE || input.equals(ZERO)) {
            return ZERO;
        }
        if (edge.operation() == Operation.SKIP_CONNECT) {
            return input;
        }
        return "(" + input + ")@" + edge.operation().text();
    }
}
