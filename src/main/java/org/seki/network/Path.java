package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.List;
import org.seki.space.Architecture;

/** One architecture's way through a skeleton. */
record Path(Skeleton skeleton, Architecture architecture) implements Network {
    @Override
    public NDArray forward(NDArray images, Pass pass) {
        return skeleton.forward(architecture, images, pass);
    }

    @Override
    public NDArray features(NDArray images, Pass pass) {
        return skeleton.features(architecture, images, pass);
    }

    @Override
    public List<Parameter> parameters() {
        return skeleton.path(architecture).stream().flatMap(p -> p.trained().stream()).toList();
    }

    @Override
    public List<BatchNorm> norms() {
        return skeleton.path(architecture).stream().flatMap(p -> p.norms().stream()).toList();
    }
}
