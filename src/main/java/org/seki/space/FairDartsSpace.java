package org.seki.space;

import static org.seki.space.CellPairText.INPUTS;
import static org.seki.space.Operation.AVG_POOL_3X3;
import static org.seki.space.Operation.DIL_CONV_3X3;
import static org.seki.space.Operation.DIL_CONV_5X5;
import static org.seki.space.Operation.MAX_POOL_3X3;
import static org.seki.space.Operation.SEP_CONV_3X3;
import static org.seki.space.Operation.SEP_CONV_5X5;
import static org.seki.space.Operation.SKIP_CONNECT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The space of FairDARTS (Chu et al. 2020): DARTS cells in which every operation on every edge is
 * there or not, so that a node has any number of inputs. Edges name their node: {@code
 * [('sep_conv_3x3', 2, 0), …]} runs from 0 to 2. One edit adds or removes one operation.
 */
public record FairDartsSpace() implements SearchSpace {
    private static final int NODES = DartsSpace.NODES;
    private static final List<Operation> OPERATIONS =
            List.of(
                    MAX_POOL_3X3,
                    AVG_POOL_3X3,
                    SKIP_CONNECT,
                    SEP_CONV_3X3,
                    SEP_CONV_5X5,
                    DIL_CONV_3X3,
                    DIL_CONV_5X5);
    private static final List<Edge> POSSIBLE = possible();
    private static final Comparator<Edge> BY_NODE =
            Comparator.comparingInt(Edge::to)
                    .thenComparingInt(Edge::from)
                    .thenComparing(Edge::operation);
    private static final CellPairText TEXT = new CellPairText(NODES, new Triples());

    /** All operations on all edges of a cell. */
    private static List<Edge> possible() {
        List<Edge> possible = new ArrayList<>();
        for (int to = INPUTS; to < INPUTS + NODES; to++) {
            for (int from = 0; from < to; from++) {
                for (Operation operation : OPERATIONS) {
                    possible.add(new Edge(from, to, operation));
                }
            }
        }
        return List.copyOf(possible);
    }

    @Override
    public String id() {
        return "fairdarts";
    }

    @Override
    public String title() {
        return "FairDARTS";
    }

    @Override
    public List<Operation> operations() {
        return OPERATIONS;
    }

    @Override
    public NetworkShape paperShape() {
        return new NetworkShape(36, 20, 10, 3, 32);
    }

    @Override
    public GenotypeReading read(String text) {
        return GenotypeText.read(
                text, reader -> TEXT.read(this, reader, CellPairText.Output.EVERY_NODE));
    }

    @Override
    public String print(Architecture architecture) {
        return TEXT.print(architecture);
    }

    /** Reads and writes {@code ('sep_conv_3x3', 2, 0)}. */
    private record Triples() implements CellPairText.EdgeText {
        @Override
        public List<Edge> read(GenotypeText text) throws Misread {
            List<Edge> edges = new ArrayList<>();
            text.sequence(
                    "the list of edges",
                    0,
                    POSSIBLE.size(),
                    index -> {
                        int position = text.position();
                        Edge edge = readEdge(text);
                        if (edges.contains(edge)) {
                            throw new Misread(
                                    position,
                                    "the same edge again",
                                    "each operation on an edge once",
                                    Optional.empty());
                        }
                        edges.add(edge);
                    });
            return edges;
        }

        private static Edge readEdge(GenotypeText text) throws Misread {
            String close = text.open(() -> "an edge such as ('skip_connect', 2, 0)");
            Operation operation = text.quotedOperation(OPERATIONS);
            text.take(",");
            int last = INPUTS + NODES - 1;
            int to =
                    text.number(INPUTS, last, () -> "a node from %d to %d".formatted(INPUTS, last));
            text.take(",", () -> "\",\" and the input of node " + to);
            int from =
                    text.number(
                            0,
                            to - 1,
                            () -> "an input of node %d, from 0 to %d".formatted(to, to - 1));
            text.passes(",");
            text.take(close);
            return new Edge(from, to, operation);
        }

        @Override
        public String print(Edge edge) {
            return "('" + edge.operation().text() + "', " + edge.to() + ", " + edge.from() + ")";
        }
    }

    @Override
    public String canonical(Architecture architecture) {
        return CanonicalCell.of(architecture);
    }

    @Override
    public Architecture sample(RandomGenerator random) {
        return TEXT.architecture(
                this,
                name ->
                        cell(
                                name,
                                POSSIBLE.stream().filter(edge -> random.nextBoolean()).toList()));
    }

    @Override
    public List<Architecture> neighbours(Architecture architecture) {
        List<Architecture> neighbours = new ArrayList<>();
        for (int i = 0; i < architecture.cells().size(); i++) {
            Cell cell = architecture.cells().get(i);
            for (Edge edge : POSSIBLE) {
                List<Edge> edges = new ArrayList<>(cell.edges());
                if (!edges.remove(edge)) {
                    edges.add(edge);
                }
                edges.sort(BY_NODE);
                neighbours.add(architecture.with(i, cell(cell.name(), edges)));
            }
        }
        return neighbours;
    }

    @Override
    public int distance(Architecture a, Architecture b) {
        int distance = 0;
        for (int i = 0; i < a.cells().size(); i++) {
            Set<Edge> one = new HashSet<>(a.cells().get(i).edges());
            Set<Edge> other = new HashSet<>(b.cells().get(i).edges());
            distance +=
                    (int)
                            POSSIBLE.stream()
                                    .filter(e -> one.contains(e) != other.contains(e))
                                    .count();
        }
        return distance;
    }

    @Override
    public Diagnosis diagnose(Architecture architecture, NetworkShape shape) {
        return Diagnosis.of(architecture, DartsSkeleton.cost(architecture, shape));
    }

    /** By cell, edge and operation, whether it is there. */
    @Override
    public List<Feature> features(Architecture architecture) {
        List<Feature> features = new ArrayList<>();
        for (Cell cell : architecture.cells()) {
            Set<Edge> edges = new HashSet<>(cell.edges());
            for (Edge edge : POSSIBLE) {
                String position =
                        "%s %d→%d %s"
                                .formatted(
                                        cell.name(),
                                        edge.from(),
                                        edge.to(),
                                        edge.operation().text());
                features.add(new Feature(position, edges.contains(edge) ? "yes" : "no"));
            }
        }
        return features;
    }

    @Override
    public Architecture textbook() {
        return TEXT.architecture(this, name -> cell(name, TextbookCell.edges(name, NODES)));
    }

    private static Cell cell(String name, List<Edge> edges) {
        return TEXT.cell(name, edges, TEXT.everyNode());
    }
}
