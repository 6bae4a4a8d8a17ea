package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.seki.space.Stem;

/**
 * A second classifier at two thirds of the network, which only helps to train it (DARTS, Liu et al.
 * 2019, {@code model.py}, {@code AuxiliaryHeadCIFAR} and {@code AuxiliaryHeadImageNet}): {@code (N,
 * C, H, W)} to logits {@code (N, classes)}.
 */
final class AuxiliaryHead extends Layer {
    private static final int NARROW = 128;
    private static final int WIDE = 768;

    /**
     * Where the published heads differ.
     *
     * @param leastSize height = width that it takes: the first pooling makes 2 × 2 of it
     * @param normed whether batch norm follows the second convolution: on ImageNet it was forgotten
     *     in the published experiments, and the published code keeps to them
     */
    record Form(int leastSize, int largestSize, int stride, boolean normed) {
        private static final Form CIFAR = new Form(8, 10, 3, true);
        private static final Form IMAGENET = new Form(7, 8, 2, false);

        static Form of(Stem stem) {
            return switch (stem) {
                case CIFAR -> CIFAR;
                case IMAGENET -> IMAGENET;
            };
        }
    }

    private final Sequence features;
    private final Linear classifier;

    AuxiliaryHead(Weights weights, int channels, int classes, Form form) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Relu());
        layers.add(new Pooling(Pooling.Kind.AVERAGE, 5, form.stride(), 0));
        layers.add(Convolution.square(weights, channels, NARROW, 1, 1, 0));
        layers.add(new BatchNorm(weights, NARROW, true));
        layers.add(new Relu());
        layers.add(Convolution.square(weights, NARROW, WIDE, 2, 1, 0));
        if (form.normed()) {
            layers.add(new BatchNorm(weights, WIDE, true));
        }
        layers.add(new Relu());
        features = layer("features", new Sequence(layers.toArray(Layer[]::new)));
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
