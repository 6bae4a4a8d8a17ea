package org.seki.space;

import static org.seki.space.Operation.IDENTITY;
import static org.seki.space.Operation.RELU;
import static org.seki.space.Operation.SIGMOID;
import static org.seki.space.Operation.TANH;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The space of recurrent cells of DARTS (Liu et al. 2019, section 3.1.2; {@code rnn/genotypes.py}),
 * written {@code Genotype(recurrent=[('tanh', 0), …], concat=range(1, 9))}. Node 0 is the state
 * made of the input and the hidden state; each of the 8 nodes reads one earlier node through its
 * own gated matrix and an activation, and the output is the mean of the joined ones. Cells of up to
 * 12 nodes can be read (ENAS has 11).
 *
 * <p>Costs are those of the language model on Penn Treebank: of a {@link NetworkShape}, {@code
 * channels} is the embedding and hidden size and {@code classes} the vocabulary; multiply-adds are
 * for one word.
 */
public record DartsRnnSpace() implements SearchSpace {
    private static final int NODES = 8;
    private static final int MOST_NODES = 12;
    private static final List<Operation> OPERATIONS = List.of(TANH, RELU, SIGMOID, IDENTITY);

    @Override
    public String id() {
        return "darts-rnn";
    }

    @Override
    public String title() {
        return "DARTS-RNN";
    }

    @Override
    public List<Operation> operations() {
        return OPERATIONS;
    }

    /** 850 wide, 10,000 words. */
    @Override
    public NetworkShape paperShape() {
        return new NetworkShape(850, 1, 10_000, 1, 4);
    }

    @Override
    public String network(NetworkShape shape) {
        return "%d wide, %,d words, for one word".formatted(shape.channels(), shape.classes());
    }

    @Override
    public GenotypeReading read(String text) {
        return GenotypeText.read(text, this::readCell);
    }

    private Architecture readCell(GenotypeText text) throws Misread {
        text.opening();
        text.take("recurrent");
        text.take("=");
        List<Edge> edges = new ArrayList<>();
        text.sequence("the list of nodes", 1, MOST_NODES, i -> edges.add(readEdge(text, i + 1)));
        text.take(",", () -> "\",\" and then concat");
        text.take("concat");
        text.take("=");
        List<Integer> concat = NodeList.read(text, 1, edges.size());
        text.closing();
        return architecture(edges, concat);
    }

    private static Edge readEdge(GenotypeText text, int to) throws Misread {
        String close = text.open(() -> "a pair such as ('tanh', 0)");
        Operation operation = text.quotedOperation(OPERATIONS);
        text.take(",");
        int from =
                text.number(
                        0,
                        to - 1,
                        () -> "the input of node %d, from 0 to %d".formatted(to, to - 1));
        text.passes(",");
        text.take(close);
        return new Edge(from, to, operation);
    }

    @Override
    public String print(Architecture architecture) {
        Cell cell = cell(architecture);
        return cell.edges().stream()
                .map(edge -> "('%s', %d)".formatted(edge.operation().text(), edge.from()))
                .collect(
                        Collectors.joining(
                                ", ",
                                "Genotype(recurrent=[",
                                "], concat=%s)".formatted(NodeList.print(cell.concat()))));
    }

    /** The tree of nodes, without their numbers. */
    @Override
    public String canonical(Architecture architecture) {
        return readers(cell(architecture), 0);
    }

    /**
     * What reads a node, and what reads that; at most {@link #MOST_NODES} deep, empty if nothing.
     */
    private static String readers(Cell cell, int node) {
        return cell.edges().stream()
                .filter(edge -> edge.from() == node)
                .map(edge -> {
                    String readers = readers(cell, edge.to());
                    boolean joined = cell.concat().contains(edge.to());
                    boolean dead = !joined && readers.isEmpty();
                    return dead ? "" : (joined ? "" : "-") + edge.operation().text() + readers;
                })
                .filter(reader -> !reader.isEmpty())
                .sorted()
                .reduce((a, b) -> a + " " + b)
                .map(all -> "(" + all + ")")
                .orElse("");
    }

    @Override
    public Architecture sample(RandomGenerator random) {
        List<Edge> edges =
                IntStream.rangeClosed(1, NODES)
                        .mapToObj(to ->
                                new Edge(
                                        random.nextInt(to),
                                        to,
                                        OPERATIONS.get(random.nextInt(OPERATIONS.size()))))
                        .toList();
        return architecture(edges, every(NODES));
    }

    /** Another activation, another input, or a node more or less joined to the output. */
    @Override
    public List<Architecture> neighbours(Architecture architecture) {
        Cell cell = cell(architecture);
        List<Architecture> neighbours = new ArrayList<>();
        for (Edge edge : cell.edges()) {
            for (Operation operation : OPERATIONS) {
                neighbours.add(architecture.with(0, cell.with(edge, edge.with(operation))));
            }
            for (int from = 0; from < edge.to(); from++) {
                Edge other = new Edge(from, edge.to(), edge.operation());
                neighbours.add(architecture.with(0, cell.with(edge, other)));
            }
        }
        neighbours.removeIf(architecture::equals);
        for (int node : every(cell.nodes())) {
            Set<Integer> concat = new TreeSet<>(cell.concat());
            if (concat.add(node) || (concat.remove(node) && !concat.isEmpty())) {
                neighbours.add(architecture(cell.edges(), List.copyOf(concat)));
            }
        }
        return neighbours;
    }

    /** Where one cell has more nodes, each of them counts as one edit. */
    @Override
    public int distance(Architecture a, Architecture b) {
        List<Edge> one = cell(a).edges();
        List<Edge> other = cell(b).edges();
        int common = Math.min(one.size(), other.size());
        int distance = Math.max(one.size(), other.size()) - common;
        for (int i = 0; i < common; i++) {
            distance += one.get(i).operation() == other.get(i).operation() ? 0 : 1;
            distance += one.get(i).from() == other.get(i).from() ? 0 : 1;
        }
        for (int node : every(common)) {
            boolean joined = cell(a).concat().contains(node);
            distance += joined == cell(b).concat().contains(node) ? 0 : 1;
        }
        return distance;
    }

    /**
     * Embedding tied to the classifier; one matrix of two gates for the state and for each node.
     */
    @Override
    public Diagnosis diagnose(Architecture architecture, NetworkShape shape) {
        long hidden = shape.channels();
        long words = shape.classes();
        long gated = 2 * hidden * hidden;
        long matrices = 2 * gated + cell(architecture).nodes() * gated;
        long classifier = hidden * words;
        return Diagnosis.of(
                architecture, new Cost(matrices + classifier + words, matrices + classifier));
    }

    /** By node, its activation and its input. */
    @Override
    public List<Feature> features(Architecture architecture) {
        List<Feature> features = new ArrayList<>();
        for (Edge edge : cell(architecture).edges()) {
            features.add(new Feature(edge.to() + " activation", edge.operation().text()));
            features.add(new Feature(edge.to() + " input", String.valueOf(edge.from())));
        }
        return features;
    }

    /** A chain of tanh layers: a recurrent highway network (Zilly et al. 2017). */
    @Override
    public Architecture textbook() {
        List<Edge> edges =
                IntStream.rangeClosed(1, NODES).mapToObj(to -> new Edge(to - 1, to, TANH)).toList();
        return architecture(edges, every(NODES));
    }

    private Architecture architecture(List<Edge> edges, List<Integer> concat) {
        return new Architecture(
                this, List.of(new Cell("recurrent", 1, edges.size(), edges, concat)));
    }

    private static Cell cell(Architecture architecture) {
        return architecture.cells().getFirst();
    }

    private static List<Integer> every(int nodes) {
        return IntStream.rangeClosed(1, nodes).boxed().toList();
    }
}
