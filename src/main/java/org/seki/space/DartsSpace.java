package org.seki.space;

import static org.seki.space.CellPairText.INPUTS;
import static org.seki.space.Operation.AVG_POOL_3X3;
import static org.seki.space.Operation.DIL_CONV_3X3;
import static org.seki.space.Operation.DIL_CONV_5X5;
import static org.seki.space.Operation.MAX_POOL_3X3;
import static org.seki.space.Operation.NONE;
import static org.seki.space.Operation.SEP_CONV_3X3;
import static org.seki.space.Operation.SEP_CONV_5X5;
import static org.seki.space.Operation.SKIP_CONNECT;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The space of DARTS (Liu et al. 2019): a normal and a reduction cell of 4 nodes; each node sums
 * two operations on two different earlier nodes, and all four are joined to the output. {@code
 * none} is an operation of the relaxed cell: it can be read, but a derived cell never holds it
 * (section 2.4), so it is neither drawn nor proposed.
 */
public record DartsSpace() implements SearchSpace {
    static final int NODES = 4;

    private static final List<Operation> OPERATIONS =
            List.of(
                    NONE,
                    MAX_POOL_3X3,
                    AVG_POOL_3X3,
                    SKIP_CONNECT,
                    SEP_CONV_3X3,
                    SEP_CONV_5X5,
                    DIL_CONV_3X3,
                    DIL_CONV_5X5);
    private static final List<Operation> DERIVED = OPERATIONS.subList(1, OPERATIONS.size());
    private static final CellPairText TEXT =
            new CellPairText(
                    NODES, new TwoInputsText(NODES, OPERATIONS, TwoInputsText.Inputs.DIFFERENT));

    @Override
    public String id() {
        return "darts";
    }

    @Override
    public String title() {
        return "DARTS";
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
        return GenotypeText.read(text, this::read);
    }

    private Architecture read(GenotypeText text) throws Misread {
        return TEXT.read(this, text, CellPairText.Output.EVERY_NODE);
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
        return TEXT.architecture(this, name -> cell(name, sampleEdges(random)));
    }

    private static List<Edge> sampleEdges(RandomGenerator random) {
        List<Edge> edges = new ArrayList<>();
        for (int node = INPUTS; node < INPUTS + NODES; node++) {
            int a = random.nextInt(node);
            int b = random.nextInt(node - 1);
            int other = b < a ? b : b + 1;
            edges.add(new Edge(Math.min(a, other), node, any(random)));
            edges.add(new Edge(Math.max(a, other), node, any(random)));
        }
        return edges;
    }

    private static Operation any(RandomGenerator random) {
        return DERIVED.get(random.nextInt(DERIVED.size()));
    }

    @Override
    public List<Architecture> neighbours(Architecture architecture) {
        List<Architecture> neighbours = new ArrayList<>();
        for (int i = 0; i < architecture.cells().size(); i++) {
            Cell cell = architecture.cells().get(i);
            for (Edge edge : cell.edges()) {
                for (Edge other : otherEdges(cell, edge)) {
                    neighbours.add(architecture.with(i, cell.with(edge, other)));
                }
            }
        }
        return neighbours;
    }

    private static List<Edge> otherEdges(Cell cell, Edge edge) {
        List<Edge> others = new ArrayList<>();
        for (Operation operation : DERIVED) {
            if (operation != edge.operation()) {
                others.add(edge.with(operation));
            }
        }
        List<Integer> taken = cell.into(edge.to()).stream().map(Edge::from).toList();
        for (int from = 0; from < edge.to(); from++) {
            if (!taken.contains(from)) {
                others.add(new Edge(from, edge.to(), edge.operation()));
            }
        }
        return others;
    }

    @Override
    public int distance(Architecture a, Architecture b) {
        return TwoInputsDistance.of(a, b);
    }

    @Override
    public Diagnosis diagnose(Architecture architecture, NetworkShape shape) {
        return Diagnosis.of(architecture, DartsSkeleton.cost(architecture, shape));
    }

    /**
     * By cell, each of the 14 possible edges and what it carries; {@code none} where it is absent.
     */
    @Override
    public List<Feature> features(Architecture architecture) {
        List<Feature> features = new ArrayList<>();
        for (Cell cell : architecture.cells()) {
            for (int to = INPUTS; to < INPUTS + NODES; to++) {
                for (int from = 0; from < to; from++) {
                    String position = cell.name() + " " + from + "→" + to;
                    features.add(new Feature(position, cell.operation(from, to).text()));
                }
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
