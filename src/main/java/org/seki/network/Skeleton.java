package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.nn.pooling.Pool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seki.space.Architecture;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;
import org.seki.space.Stem;

/** The network around the cells: stem, cells and what stands between them, classifier. */
abstract class Skeleton implements Part {
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException for a space without networks or without such a stem, or an
     *     image that cannot be halved as often as the network does
     */
    static Skeleton of(
            SearchSpace space, NetworkShape shape, Candidates candidates, Weights weights) {
        if (shape.stem() == Stem.IMAGENET && !space.id().equals("darts")) {
            throw new IllegalArgumentException(
                    "networks of the space %s have no stem for ImageNet".formatted(space.title()));
        }
        int halvings = shape.stem() == Stem.IMAGENET ? 5 : 2;
        if (shape.imageSize() % (1 << halvings) != 0) {
            throw new IllegalArgumentException(
                    "images of %d pixels cannot be halved %s: pad or scale them to a multiple of %d%s"
                            .formatted(
                                    shape.imageSize(),
                                    halvings == 2 ? "twice" : "five times",
                                    1 << halvings,
                                    halvings == 2 ? "" : ", or take the stem of CIFAR"));
        }
        return switch (space.id()) {
            case "darts" -> new DartsSkeleton(shape, candidates, weights);
            case "nasbench201" -> new NasBench201Skeleton(shape, candidates, weights);
            default ->
                    throw new IllegalArgumentException(
                            "networks of the space " + space.id() + " cannot be built");
        };
    }

    /**
     * Adds a classifier that helps to train.
     *
     * @throws IllegalArgumentException for a network that has no place for it
     */
    abstract void addAuxiliaryHead(Weights weights);

    /** {@code (N, image channels, H, W)} to logits {@code (N, classes)}, along one architecture. */
    final NDArray forward(Architecture architecture, NDArray images, Pass pass) {
        NDArray features = features(architecture, images, pass);
        return classifier().forward(Pool.globalAvgPool2d(features), pass);
    }

    /** {@code (N, C, H, W)} before the average over the image. */
    abstract NDArray features(Architecture architecture, NDArray images, Pass pass);

    abstract Linear classifier();

    /** The parts that take part in the architecture's output. */
    abstract List<Part> path(Architecture architecture);

    final <P extends Part> P part(String name, P part) {
        parts.put(name, part);
        return part;
    }

    @Override
    public final Map<String, Part> parts() {
        return parts;
    }

    @Override
    public final Map<String, Parameter> own() {
        return Map.of();
    }
}
