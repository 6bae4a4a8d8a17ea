package org.seki.network;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Diagnosis;
import org.seki.space.Edge;
import org.seki.space.Feature;
import org.seki.space.GenotypeReading;
import org.seki.space.NetworkShape;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;

/** Just enough of NAS-Bench-201. */
record CellSpace() implements SearchSpace {
    static final List<Operation> OPS =
            List.of(
                    Operation.NONE,
                    Operation.SKIP_CONNECT,
                    Operation.NOR_CONV_1X1,
                    Operation.NOR_CONV_3X3,
                    Operation.AVG_POOL_3X3);

    Architecture of(Operation... six) {
        List<Edge> edges = new ArrayList<>();
        int i = 0;
        for (int to = 1; to < 4; to++) {
            for (int from = 0; from < to; from++) {
                edges.add(new Edge(from, to, six[i++]));
            }
        }
        return new Architecture(this, List.of(new Cell("cell", 1, 3, edges, List.of(3))));
    }

    public String id() {
        return "nasbench201";
    }

    public String title() {
        return "NAS-Bench-201";
    }

    public List<Operation> operations() {
        return OPS;
    }

    public NetworkShape paperShape() {
        return new NetworkShape(16, 5, 10, 3, 32);
    }

    public GenotypeReading read(String text) {
        throw new UnsupportedOperationException();
    }

    public String print(Architecture architecture) {
        throw new UnsupportedOperationException();
    }

    public String canonical(Architecture architecture) {
        throw new UnsupportedOperationException();
    }

    public Architecture sample(RandomGenerator random) {
        Operation[] six = new Operation[6];
        for (int i = 0; i < 6; i++) {
            six[i] = OPS.get(random.nextInt(5));
        }
        return of(six);
    }

    public List<Architecture> neighbours(Architecture architecture) {
        throw new UnsupportedOperationException();
    }

    public int distance(Architecture a, Architecture b) {
        throw new UnsupportedOperationException();
    }

    public Diagnosis diagnose(Architecture architecture, NetworkShape shape) {
        throw new UnsupportedOperationException();
    }

    public List<Feature> features(Architecture architecture) {
        throw new UnsupportedOperationException();
    }

    public Architecture textbook() {
        return of(OPS.get(3), OPS.get(3), OPS.get(3), OPS.get(3), OPS.get(3), OPS.get(3));
    }
}
