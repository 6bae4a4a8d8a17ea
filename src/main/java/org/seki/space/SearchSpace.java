package org.seki.space;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A set of architectures: how they are written, compared, drawn at random, changed and measured.
 * Stateless, any thread.
 */
public interface SearchSpace {
    /** As on the command line: {@code darts}, {@code nasbench201}. */
    String id();

    /** For people: {@code DARTS}, {@code NAS-Bench-201}. */
    String title();

    /** The operations that an edge may carry, in the published order. */
    List<Operation> operations();

    /** The network the space's paper reports on: C = 36, 20 cells, or C = 16, N = 5; CIFAR-10. */
    NetworkShape paperShape();

    /** For people: {@code 36 channels, 20 cells, 10 classes, 3 × 32 × 32 pixels}. */
    default String network(NetworkShape shape) {
        return "%d channels, %d cells, %s"
                .formatted(shape.channels(), shape.cells(), shape.classesAndImage());
    }

    GenotypeReading read(String text);

    String print(Architecture architecture);

    String canonical(Architecture architecture);

    /** Uniform over the published texts. */
    Architecture sample(RandomGenerator random);

    /** Every architecture one edit away: one operation or one input changed. */
    List<Architecture> neighbours(Architecture architecture);

    /** The least number of one-edit changes from one to the other. */
    int distance(Architecture a, Architecture b);

    Diagnosis diagnose(Architecture architecture, NetworkShape shape);

    /** The one-hot features of the choices made, in a fixed order of positions. */
    List<Feature> features(Architecture architecture);

    /**
     * All architectures, once each and always in the same order, where they are few enough to walk
     * through; empty where they are not.
     */
    default Optional<Stream<Architecture>> every() {
        return Optional.empty();
    }

    /** The obvious good architecture of a textbook reader, found without a search. */
    Architecture textbook();
}
