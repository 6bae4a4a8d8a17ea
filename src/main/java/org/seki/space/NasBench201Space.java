package org.seki.space;

import static org.seki.space.Operation.AVG_POOL_3X3;
import static org.seki.space.Operation.NONE;
import static org.seki.space.Operation.NOR_CONV_1X1;
import static org.seki.space.Operation.NOR_CONV_3X3;
import static org.seki.space.Operation.SKIP_CONNECT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The space of NAS-Bench-201 (Dong and Yang 2020): one cell, whose input and three nodes are joined
 * by six edges; 5 operations, 15,625 texts, 6,466 functions. Written {@code
 * |nor_conv_3x3~0|+|none~0|skip_connect~1|+|…~0|…~1|…~2|}.
 */
public record NasBench201Space() implements SearchSpace {
    private static final int NODES = 3;
    private static final String ZERO = "#";
    private static final List<Operation> OPERATIONS =
            List.of(NONE, SKIP_CONNECT, NOR_CONV_1X1, NOR_CONV_3X3, AVG_POOL_3X3);
    private static final DenseCell CELL = new DenseCell("cell", NODES);

    @Override
    public String id() {
        return "nasbench201";
    }

    @Override
    public String title() {
        return "NAS-Bench-201";
    }

    @Override
    public List<Operation> operations() {
        return OPERATIONS;
    }

    @Override
    public NetworkShape paperShape() {
        return new NetworkShape(16, 5, 10, 3, 32);
    }

    @Override
    public String network(NetworkShape shape) {
        return "%d channels, %d stages of %d cells, %s"
                .formatted(
                        shape.channels(),
                        NasBench201Skeleton.STAGES,
                        shape.cells(),
                        shape.classesAndImage());
    }

    @Override
    public GenotypeReading read(String text) {
        return GenotypeText.read(text, this::readNodes);
    }

    private Architecture readNodes(GenotypeText text) throws Misread {
        List<Operation> operations = new ArrayList<>();
        for (int node = 1; node <= NODES; node++) {
            if (node > 1) {
                int next = node;
                text.take("+", () -> "\"+\" before node " + next);
            }
            text.take("|");
            for (int from = 0; from < node; from++) {
                operations.add(readEdge(text, from, node));
            }
        }
        return of(operations);
    }

    private static Operation readEdge(GenotypeText text, int from, int node) throws Misread {
        Operation operation = text.operation(OPERATIONS);
        text.take("~", () -> "\"~%d\" after the operation".formatted(from));
        text.number(
                from,
                from,
                () -> "input %d: node %d reads 0 to %d in order".formatted(from, node, node - 1));
        text.take("|");
        return operation;
    }

    @Override
    public String print(Architecture architecture) {
        Cell cell = architecture.cells().getFirst();
        return IntStream.rangeClosed(1, NODES)
                .mapToObj(node -> print(cell.into(node)))
                .collect(Collectors.joining("+"));
    }

    private static String print(List<Edge> edges) {
        return edges.stream()
                .map(edge -> edge.operation().text() + "~" + edge.from())
                .collect(Collectors.joining("|", "|", "|"));
    }

    /**
     * The benchmark's own test of isomorphism ({@code CellStructure.to_unique_str}): each node a
     * sum of its inputs' expressions, a skip its input, and anything made of nothing nothing. It
     * holds 6,466 functions apart; a zero within a sum still shows in it.
     */
    @Override
    public String canonical(Architecture architecture) {
        Cell cell = architecture.cells().getFirst();
        List<String> expressions = new ArrayList<>(List.of("0"));
        for (int node = 1; node <= NODES; node++) {
            List<String> sum = new ArrayList<>(node);
            for (Edge edge : cell.into(node)) {
                sum.add(expression(edge, expressions.get(edge.from())));
            }
            Collections.sort(sum);
            expressions.add(String.join("+", sum));
        }
        return expressions.getLast();
    }

    private static String expression(Edge edge, String input) {
        if (edge.operation() == NONE || input.equals(ZERO)) {
            return ZERO;
        }
        return edge.operation() == SKIP_CONNECT
                ? input
                : "(" + input + ")@" + edge.operation().text();
    }

    @Override
    public Architecture sample(RandomGenerator random) {
        return of(CELL.sample(OPERATIONS, random));
    }

    @Override
    public List<Architecture> neighbours(Architecture architecture) {
        return CELL.neighbours(architecture, OPERATIONS);
    }

    @Override
    public int distance(Architecture a, Architecture b) {
        return CELL.distance(a, b);
    }

    @Override
    public Diagnosis diagnose(Architecture architecture, NetworkShape shape) {
        Cost cost = NasBench201Skeleton.cost(architecture.cells().getFirst(), shape);
        return Diagnosis.of(architecture, cost);
    }

    @Override
    public List<Feature> features(Architecture architecture) {
        return CELL.features(architecture);
    }

    /** All 3×3 convolutions, with a skip from the input to the output. */
    @Override
    public Architecture textbook() {
        return of(
                List.of(
                        NOR_CONV_3X3,
                        NOR_CONV_3X3,
                        NOR_CONV_3X3,
                        SKIP_CONNECT,
                        NOR_CONV_3X3,
                        NOR_CONV_3X3));
    }

    @Override
    public Optional<Stream<Architecture>> every() {
        return Optional.of(CELL.every(OPERATIONS).map(this::of));
    }

    private Architecture of(List<Operation> operations) {
        return new Architecture(this, List.of(CELL.of(operations)));
    }
}
