package org.seki.space;

import static org.seki.space.Operation.NONE;
import static org.seki.space.Operation.NOR_CONV_1X1;
import static org.seki.space.Operation.NOR_CONV_3X3;
import static org.seki.space.Operation.SKIP_CONNECT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cell-level space of TransNAS-Bench-101 (Duan et al. 2021): the cell of NAS-Bench-201 with 4
 * operations in a fixed network; 4,096 texts. Written {@code 64-41414-1_02_333}: base channels,
 * modules, and for each node one digit an input: 0 {@code none}, 1 {@code skip_connect}, 2 {@code
 * nor_conv_1x1}, 3 {@code nor_conv_3x3}.
 */
public record TransNasMicroSpace() implements SearchSpace {
    private static final String NETWORK = "64-41414-";
    private static final int NODES = 3;
    private static final List<Operation> OPERATIONS =
            List.of(NONE, SKIP_CONNECT, NOR_CONV_1X1, NOR_CONV_3X3);
    private static final DenseCell CELL = new DenseCell("cell", NODES);

    @Override
    public String id() {
        return "transnas-micro";
    }

    @Override
    public String title() {
        return "TransNAS-Bench-101 micro";
    }

    @Override
    public List<Operation> operations() {
        return OPERATIONS;
    }

    /** 63 classes of scenes, 256 × 256 pixels, two cells a module. */
    @Override
    public NetworkShape paperShape() {
        return new NetworkShape(64, 2, 63, 3, 256);
    }

    @Override
    public String network(NetworkShape shape) {
        return "%d channels, modules of %d cells, %s"
                .formatted(shape.channels(), shape.cells(), shape.classesAndImage());
    }

    @Override
    public GenotypeReading read(String text) {
        return GenotypeText.read(text, this::readNodes);
    }

    private Architecture readNodes(GenotypeText text) throws Misread {
        text.take(NETWORK, () -> NETWORK + " and then the cell");
        List<Operation> operations = new ArrayList<>();
        for (int node = 1; node <= NODES; node++) {
            if (node > 1) {
                int next = node;
                text.take("_", () -> "\"_\" before node " + next);
            }
            for (int from = 0; from < node; from++) {
                operations.add(readEdge(text, from, node));
            }
        }
        return of(operations);
    }

    private static Operation readEdge(GenotypeText text, int from, int node) throws Misread {
        int last = OPERATIONS.size() - 1;
        int digit =
                text.digit(
                        0,
                        last,
                        () ->
                                "an operation from 0 to %d on the edge %d→%d"
                                        .formatted(last, from, node));
        return OPERATIONS.get(digit);
    }

    @Override
    public String print(Architecture architecture) {
        Cell cell = architecture.cells().getFirst();
        return IntStream.rangeClosed(1, NODES)
                .mapToObj(node -> print(cell.into(node)))
                .collect(Collectors.joining("_", NETWORK, ""));
    }

    private static String print(List<Edge> edges) {
        return edges.stream()
                .map(edge -> String.valueOf(OPERATIONS.indexOf(edge.operation())))
                .collect(Collectors.joining());
    }

    /**
     * Each node as a sum of what its edges make of earlier nodes; a skip between nodes adds its
     * input's terms, and nothing adds nothing. A skip from the cell's input is no identity: where
     * the network narrows it holds convolutions. 1,229 functions.
     */
    @Override
    public String canonical(Architecture architecture) {
        Cell cell = architecture.cells().getFirst();
        List<List<String>> sums = new ArrayList<>(List.of(List.of("0")));
        for (int node = 1; node <= NODES; node++) {
            sums.add(
                    cell.into(node).stream()
                            .flatMap(edge -> terms(edge, sums.get(edge.from())))
                            .sorted()
                            .toList());
        }
        return sums.getLast().isEmpty() ? "nothing" : String.join("+", sums.getLast());
    }

    private static Stream<String> terms(Edge edge, List<String> input) {
        if (edge.operation() == NONE || input.isEmpty()) {
            return Stream.empty();
        }
        if (edge.operation() == SKIP_CONNECT && edge.from() > 0) {
            return input.stream();
        }
        return Stream.of("(" + String.join("+", input) + ")@" + edge.operation().text());
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
        Cost cost = TransNasSkeleton.micro(architecture.cells().getFirst(), shape);
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
