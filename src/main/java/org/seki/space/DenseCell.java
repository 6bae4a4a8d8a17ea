package org.seki.space;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A cell with one input in which every node has an edge from every earlier one: all that can differ
 * is the operations, ordered 0→1, 0→2, 1→2, 0→3, …
 */
record DenseCell(String name, int nodes) {
    Cell of(List<Operation> operations) {
        List<Edge> edges = new ArrayList<>();
        for (int to = 1; to <= nodes; to++) {
            for (int from = 0; from < to; from++) {
                edges.add(new Edge(from, to, operations.get(edges.size())));
            }
        }
        return new Cell(name, 1, nodes, edges, List.of(nodes));
    }

    /** All choices of operations, the last edge changing fastest. */
    Stream<List<Operation>> every(List<Operation> operations) {
        int edges = nodes * (nodes + 1) / 2;
        Stream<List<Operation>> every = Stream.of(List.of());
        for (int edge = 0; edge < edges; edge++) {
            every =
                    every.flatMap(chosen ->
                            operations.stream()
                                    .map(o ->
                                            Stream.concat(chosen.stream(), Stream.of(o)).toList()));
        }
        return every;
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
}
