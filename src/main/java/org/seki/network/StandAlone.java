package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.seki.space.Architecture;
import org.seki.space.NetworkShape;

/**
 * The network of one architecture with weights of its own, batch norm with scale and shift. Engine
 * thread only; whoever made it closes it.
 */
public final class StandAlone implements Network, AutoCloseable {
    private final Weights weights;
    private final Path path;

    /**
     * @param weights makes the first ones; closed with this
     * @throws IllegalArgumentException if the space has no networks, or none of this shape
     */
    public StandAlone(Architecture architecture, NetworkShape shape, Weights weights) {
        this.weights = weights;
        Candidates candidates = Candidates.of(architecture);
        this.path =
                new Path(
                        Skeleton.of(architecture.space(), shape, candidates, weights),
                        architecture);
    }

    /** With weights as published, below the parent manager. */
    public StandAlone(
            Architecture architecture,
            NetworkShape shape,
            NDManager parent,
            RandomGenerator random) {
        this(architecture, shape, Weights.kaiming(parent, random));
    }

    /**
     * With weights as published and an auxiliary head, as DARTS trains its final networks; see
     * {@link Pass#withAuxiliary}. Its weights are drawn last, so the others are the same as
     * without.
     *
     * @throws IllegalArgumentException if this network has no place for one
     */
    public static StandAlone withAuxiliaryHead(
            Architecture architecture,
            NetworkShape shape,
            NDManager parent,
            RandomGenerator random) {
        Weights weights = Weights.kaiming(parent, random);
        StandAlone network = new StandAlone(architecture, shape, weights);
        try {
            network.path.skeleton().addAuxiliaryHead(weights);
        } catch (IllegalArgumentException e) {
            network.close();
            throw e;
        }
        return network;
    }

    @Override
    public NDArray forward(NDArray images, Pass pass) {
        return path.forward(images, pass);
    }

    @Override
    public NDArray features(NDArray images, Pass pass) {
        return path.features(images, pass);
    }

    @Override
    public List<Parameter> parameters() {
        return path.parameters();
    }

    @Override
    public List<BatchNorm> norms() {
        return path.norms();
    }

    /** Every weight and running statistic by name, in a fixed order: what a checkpoint holds. */
    public Map<String, Parameter> state() {
        return path.skeleton().state();
    }

    @Override
    public void close() {
        weights.close();
    }
}
