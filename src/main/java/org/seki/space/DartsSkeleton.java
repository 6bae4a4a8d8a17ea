package org.seki.space;

import static org.seki.space.OperationCost.factorizedReduction;
import static org.seki.space.OperationCost.halved;
import static org.seki.space.OperationCost.reluConvBn;

import java.util.ArrayList;
import java.util.List;

/**
 * The network around normal and reduction cells: a stem, cells of which those at a third and two
 * thirds halve the image and double the channels, global average pooling and a classifier (DARTS,
 * Liu et al. 2019, section 3.1.1; {@code cnn/model.py}, {@code NetworkCIFAR} and {@code
 * NetworkImageNet}).
 */
public final class DartsSkeleton {
    private static final int STEM_MULTIPLIER = 3;

    /**
     * A cell in its place.
     *
     * @param reduction whether it halves the image
     * @param afterReduction whether the cell before it did, so that its first input is twice as big
     * @param beforePrevious channels of its first input
     * @param previous channels of its second input
     * @param channels of each node
     * @param size height = width of its second input in pixels
     */
    public record Place(
            boolean reduction,
            boolean afterReduction,
            int beforePrevious,
            int previous,
            int channels,
            int size) {
        /** Height = width of its output in pixels. */
        public int outputSize() {
            return reduction ? halved(size, 2) : size;
        }
    }

    private DartsSkeleton() {}

    /**
     * All cells from the stem to the classifier.
     *
     * @param normalWidth how many nodes the normal cell joins to its output (DARTS 4)
     * @param reduceWidth the same of the reduction cell
     */
    public static List<Place> places(NetworkShape shape, int normalWidth, int reduceWidth) {
        List<Place> places = new ArrayList<>();
        int beforePrevious = stemChannels(shape);
        int previous = beforePrevious;
        int channels = shape.channels();
        int size = stemSize(shape);
        boolean afterReduction = shape.stem() == Stem.IMAGENET;
        for (int i = 0; i < shape.cells(); i++) {
            boolean reduction = i == shape.cells() / 3 || i == 2 * shape.cells() / 3;
            channels = reduction ? 2 * channels : channels;
            Place place =
                    new Place(reduction, afterReduction, beforePrevious, previous, channels, size);
            places.add(place);
            beforePrevious = previous;
            previous = channels * (reduction ? reduceWidth : normalWidth);
            size = place.outputSize();
            afterReduction = reduction;
        }
        return places;
    }

    /** Channels of what the stem brings to the first cell. */
    public static int stemChannels(NetworkShape shape) {
        return switch (shape.stem()) {
            case CIFAR -> STEM_MULTIPLIER * shape.channels();
            case IMAGENET -> shape.channels();
        };
    }

    /** Height = width in pixels of what the whole stem brings to the first cell. */
    public static int stemSize(NetworkShape shape) {
        int size = shape.imageSize();
        return switch (shape.stem()) {
            case CIFAR -> size;
            case IMAGENET -> halved(halved(halved(size, 2), 2), 2);
        };
    }

    private static Cost stem(NetworkShape shape) {
        int channels = shape.channels();
        int size = shape.imageSize();
        int half = halved(size, 2);
        int quarter = halved(half, 2);
        return switch (shape.stem()) {
            case CIFAR -> reluConvBn(shape.imageChannels(), stemChannels(shape), 9, size);
            case IMAGENET ->
                    reluConvBn(shape.imageChannels(), channels / 2, 9, half)
                            .plus(reluConvBn(channels / 2, channels, 9, quarter))
                            .plus(reluConvBn(channels, channels, 9, stemSize(shape)));
        };
    }

    /** The whole network, no auxiliary head. */
    static Cost cost(Architecture architecture, NetworkShape shape) {
        Cell normal = architecture.cells().getFirst();
        Cell reduce = architecture.cells().getLast();
        Cost cost = stem(shape);
        int features = stemChannels(shape);
        for (Place place : places(shape, normal.concat().size(), reduce.concat().size())) {
            Cell cell = place.reduction() ? reduce : normal;
            cost = cost.plus(cost(cell, place));
            features = place.channels() * cell.concat().size();
        }
        return cost.plus(Cost.linear(features, shape.classes()));
    }

    private static Cost cost(Cell cell, Place place) {
        int channels = place.channels();
        int size = place.size();
        Cost cost =
                place.afterReduction()
                        ? factorizedReduction(place.beforePrevious(), channels, size)
                        : reluConvBn(place.beforePrevious(), channels, 1, size);
        cost = cost.plus(reluConvBn(place.previous(), channels, 1, size));
        for (Edge edge : cell.edges()) {
            boolean input = edge.from() < cell.inputs();
            int stride = place.reduction() && input ? 2 : 1;
            int from = input ? size : place.outputSize();
            cost = cost.plus(OperationCost.of(edge.operation(), channels, stride, from));
        }
        return cost;
    }
}
