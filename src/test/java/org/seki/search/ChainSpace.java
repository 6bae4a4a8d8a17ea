package org.seki.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Diagnosis;
import org.seki.space.Edge;
import org.seki.space.Feature;
import org.seki.space.GenotypeReading;
import org.seki.space.NetworkShape;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;

/**
 * A small space for tests of the loop: four operations in a row, written {@code a>b>c>d}; their
 * order does not matter, so that 625 texts are 70 functions.
 */
public final class ChainSpace implements SearchSpace {
    public static final ChainSpace CHAIN = new ChainSpace();
    private static final int LENGTH = 4;

    @Override
    public String id() {
        return "chain";
    }

    @Override
    public String title() {
        return "Chain";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.NONE,
                Operation.SKIP_CONNECT,
                Operation.NOR_CONV_1X1,
                Operation.NOR_CONV_3X3,
                Operation.AVG_POOL_3X3);
    }

    @Override
    public NetworkShape paperShape() {
        return new NetworkShape(16, 5, 10, 3, 32);
    }

    @Override
    public GenotypeReading read(String text) {
        String[] names = text.split(">", -1);
        List<Operation> operations = new ArrayList<>();
        int position = 0;
        for (String name : names) {
            Optional<Operation> operation = Operation.named(name).filter(operations()::contains);
            if (operation.isEmpty()) {
                return new GenotypeReading.Fault(
                        position, "'" + name + "'", "an operation", Optional.of("skip_connect"));
            }
            operations.add(operation.get());
            position += name.length() + 1;
        }
        return operations.size() == LENGTH
                ? new GenotypeReading.Read(of(operations))
                : new GenotypeReading.Fault(
                        text.length(),
                        operations.size() + " operations",
                        LENGTH + " operations",
                        Optional.empty());
    }

    public static Architecture chain(String text) {
        return ((GenotypeReading.Read) CHAIN.read(text)).architecture();
    }

    private Architecture of(List<Operation> operations) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            edges.add(new Edge(i, i + 1, operations.get(i)));
        }
        return new Architecture(this, List.of(new Cell("cell", 1, LENGTH, edges, List.of(LENGTH))));
    }

    private static List<Operation> of(Architecture architecture) {
        return architecture.cells().getFirst().edges().stream().map(Edge::operation).toList();
    }

    @Override
    public String print(Architecture architecture) {
        return of(architecture).stream().map(Operation::text).collect(Collectors.joining(">"));
    }

    @Override
    public String canonical(Architecture architecture) {
        return of(architecture).stream()
                .map(Operation::text)
                .sorted()
                .collect(Collectors.joining(">"));
    }

    @Override
    public Architecture sample(RandomGenerator random) {
        Operation[] drawn = new Operation[LENGTH];
        Arrays.setAll(drawn, i -> operations().get(random.nextInt(operations().size())));
        return of(List.of(drawn));
    }

    @Override
    public List<Architecture> neighbours(Architecture architecture) {
        List<Architecture> neighbours = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            for (Operation o : operations()) {
                List<Operation> changed = new ArrayList<>(of(architecture));
                if (changed.set(i, o) != o) {
                    neighbours.add(of(changed));
                }
            }
        }
        return neighbours;
    }

    @Override
    public int distance(Architecture a, Architecture b) {
        int distance = 0;
        for (int i = 0; i < LENGTH; i++) {
            distance += of(a).get(i) == of(b).get(i) ? 0 : 1;
        }
        return distance;
    }

    @Override
    public Diagnosis diagnose(Architecture architecture, NetworkShape shape) {
        long skips = of(architecture).stream().filter(Operation.SKIP_CONNECT::equals).count();
        long convolutions =
                of(architecture).stream().filter(o -> o.text().startsWith("nor_conv")).count();
        return new Diagnosis((int) skips, (int) convolutions, 1000 * convolutions, 0);
    }

    @Override
    public List<Feature> features(Architecture architecture) {
        List<Feature> features = new ArrayList<>();
        for (Edge e : architecture.cells().getFirst().edges()) {
            features.add(new Feature(e.from() + "→" + e.to(), e.operation().text()));
        }
        return features;
    }

    @Override
    public Architecture textbook() {
        return of(
                List.of(
                        Operation.NOR_CONV_3X3,
                        Operation.NOR_CONV_3X3,
                        Operation.SKIP_CONNECT,
                        Operation.NOR_CONV_3X3));
    }
}
