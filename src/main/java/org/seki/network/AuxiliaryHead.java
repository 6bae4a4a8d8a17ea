package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * A second classifier at two thirds of the network, which only helps to train it (DARTS, Liu et al.
 * 2019, {@code model.py}, {@code AuxiliaryHeadCIFAR}): {@code (N, C, H, W)} to logits {@code (N,
 * classes)}.
 */
final class AuxiliaryHead extends Layer {
    /** Height = width that it takes: the first pooling makes 2 × 2 of it. */
    static final int LEAST_SIZE = 8;

    static final int LARGEST_SIZE = 10;

    private static final int NARROW = 128;
    private static final int WIDE = 768;

    private final Sequence features;
    private final Linear classifier;

    AuxiliaryHead(Weights weights, int channels, int classes) {
        features =
                layer(
                        "features",
                        new Sequence(
                                new Relu(),
                                new Pooling(Pooling.Kind.AVERAGE, 5, 3, 0),
                                Convolution.square(weights, channels, NARROW, 1, 1, 0),
                                new BatchNorm(weights, NARROW, true),
                                new Relu(),
                                Convolution.square(weights, NARROW, WIDE, 2, 1, 0),
                                new BatchNorm(weights, WIDE, true),
                                new Relu()));
        classifier = layer("classifier", new Linear(weights, WIDE, classes));
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray y = features.forward(x, pass);
        return classifier.forward(y.reshape(y.getShape().get(0), WIDE), pass);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return classifier.getOutputShapes(inputs);
    }
}
