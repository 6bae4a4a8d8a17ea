package org.seki.network;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.seki.space.Architecture;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;

/**
 * The network that contains every architecture of a space: weights shared per cell of the network,
 * edge and operation, batch norm affine-free. Engine thread only; whoever made it closes it.
 */
public final class Supernet implements AutoCloseable {
    private final Weights weights;
    private final Skeleton skeleton;

    /**
     * @param weights makes the first ones; closed with this
     * @throws IllegalArgumentException if the space has no networks, or none of this shape
     */
    public Supernet(SearchSpace space, NetworkShape shape, Weights weights) {
        this.weights = weights;
        this.skeleton = Skeleton.of(space, shape, Candidates.all(space), weights);
    }

    /** With weights as published, below the parent manager. */
    public Supernet(
            SearchSpace space, NetworkShape shape, NDManager parent, RandomGenerator random) {
        this(space, shape, Weights.kaiming(parent, random));
    }

    /** The architecture with inherited weights; valid until this is closed. Costs nothing. */
    public Network path(Architecture architecture) {
        return new Path(skeleton, architecture);
    }

    /** Every weight and running statistic by name, in a fixed order: what a checkpoint holds. */
    public Map<String, Parameter> state() {
        return skeleton.state();
    }

    @Override
    public void close() {
        weights.close();
    }
}
