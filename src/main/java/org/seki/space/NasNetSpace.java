package org.seki.space;

import static org.seki.space.Operation.AVG_POOL_3X3;
import static org.seki.space.Operation.CONV_7X1_1X7;
import static org.seki.space.Operation.DIL_CONV_3X3;
import static org.seki.space.Operation.DIL_CONV_5X5;
import static org.seki.space.Operation.MAX_POOL_3X3;
import static org.seki.space.Operation.NONE;
import static org.seki.space.Operation.SEP_CONV_3X3;
import static org.seki.space.Operation.SEP_CONV_5X5;
import static org.seki.space.Operation.SEP_CONV_7X7;
import static org.seki.space.Operation.SKIP_CONNECT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * The space of NASNet, AmoebaNet and ENAS as DARTS writes it ({@code cnn/genotypes.py}): a normal
 * and a reduction cell of 5 nodes; each node sums two operations, also on the same earlier node,
 * and any nodes may be joined to the output. Drawn cells join the nodes that no other reads (Zoph
 * et al. 2018, section 3).
 */
public record NasNetSpace() implements SearchSpace {
    static final int NODES = 5;

    private static final List<Operation> OPERATIONS =
            List.of(
                    NONE,
                    MAX_POOL_3X3,
                    AVG_POOL_3X3,
                    SKIP_CONNECT,
                    SEP_CONV_3X3,
                    SEP_CONV_5X5,
                    SEP_CONV_7X7,
                    DIL_CONV_3X3,
                    DIL_CONV_5X5,
                    CONV_7X1_1X7);
    private static final List<Operation> DERIVED = OPERATIONS.subList(1, OPERATIONS.size());
    private static final Comparator<Edge> SMALLER =
            Comparator.comparingInt(Edge::from).thenComparing(Edge::operation);
    private static final CellPairText TEXT =
            new CellPairText(NODES, new TwoInputsText(NODES, OPERATIONS, TwoInputsText.Inputs.ANY));

    @Override
    public String id() {
        return "nasnet";
    }

    @Override
    public String title() {
        return "NASNet";
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
                text, reader -> TEXT.read(this, reader, CellPairText.Output.ANY_NODES));
    }

    @Override
    public String print(Architecture architecture) {
        return TEXT.print(architecture);
    }

    @Override
    public String canonical(Architecture architecture) {
        return CanonicalCell.of(architecture);
    }

    @Override
    public Architecture sample(RandomGenerator random) {
        return TEXT.architecture(this, name -> sampleCell(name, random));
    }

    private static Cell sampleCell(String name, RandomGenerator random) {
        List<Edge> edges = new ArrayList<>();
        Set<Integer> unread = new TreeSet<>(TEXT.everyNode());
        for (int node : TEXT.everyNode()) {
            for (int i = 0; i < 2; i++) {
                int from = random.nextInt(node);
                Operation operation = DERIVED.get(random.nextInt(DERIVED.size()));
                edges.add(new Edge(from, node, operation));
                unread.remove(from);
            }
        }
        return TEXT.cell(name, edges, List.copyOf(unread));
    }

    /** Another operation, another input, or a node more or less joined to the output. */
    @Override
    public List<Architecture> neighbours(Architecture architecture) {
        List<Architecture> neighbours = new ArrayList<>();
        for (int i = 0; i < architecture.cells().size(); i++) {
            Cell cell = architecture.cells().get(i);
            for (Cell other : neighbours(cell)) {
                neighbours.add(architecture.with(i, other));
            }
        }
        return neighbours;
    }

    private static List<Cell> neighbours(Cell cell) {
        List<Cell> neighbours = new ArrayList<>();
        for (Edge edge : new LinkedHashSet<>(cell.edges())) {
            for (Operation operation : DERIVED) {
                neighbours.add(cell.with(edge, edge.with(operation)));
            }
            for (int from = 0; from < edge.to(); from++) {
                neighbours.add(cell.with(edge, new Edge(from, edge.to(), edge.operation())));
            }
        }
        neighbours.removeIf(cell::equals);
        for (int node : TEXT.everyNode()) {
            Set<Integer> concat = new TreeSet<>(cell.concat());
            if (concat.add(node) || (concat.remove(node) && !concat.isEmpty())) {
                neighbours.add(TEXT.cell(cell.name(), cell.edges(), List.copyOf(concat)));
            }
        }
        return neighbours;
    }

    @Override
    public int distance(Architecture a, Architecture b) {
        return TwoInputsDistance.of(a, b);
    }

    @Override
    public Diagnosis diagnose(Architecture architecture, NetworkShape shape) {
        return Diagnosis.of(architecture, DartsSkeleton.cost(architecture, shape));
    }

    /** By node, its two inputs and operations, the smaller first, and whether it is joined. */
    @Override
    public List<Feature> features(Architecture architecture) {
        List<Feature> features = new ArrayList<>();
        for (Cell cell : architecture.cells()) {
            for (int node : TEXT.everyNode()) {
                String position = cell.name() + " " + node;
                List<Edge> edges = cell.into(node).stream().sorted(SMALLER).toList();
                for (int i = 0; i < edges.size(); i++) {
                    Edge edge = edges.get(i);
                    String of = "%s.%d ".formatted(position, i + 1);
                    features.add(new Feature(of + "input", String.valueOf(edge.from())));
                    features.add(new Feature(of + "operation", edge.operation().text()));
                }
                String joined = cell.concat().contains(node) ? "yes" : "no";
                features.add(new Feature(position + " output", joined));
            }
        }
        return features;
    }

    /** A chain of 3×3 separable convolutions with skips, after ResNet. */
    @Override
    public Architecture textbook() {
        return TEXT.architecture(
                this, name -> TEXT.cell(name, TextbookCell.edges(name, NODES), TEXT.everyNode()));
    }
}
