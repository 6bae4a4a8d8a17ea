package org.seki.space;

import static org.seki.space.Cost.batchNorm;
import static org.seki.space.Cost.convolution;
import static org.seki.space.OperationCost.factorizedReduction;
import static org.seki.space.OperationCost.halved;
import static org.seki.space.OperationCost.reluConvBn;

import java.util.ArrayList;
import java.util.List;

/**
 * The network around normal and reduction cells: a 3×3 stem of 3·C channels, cells of which those
 * at a third and two thirds halve the image and double the channels, global average pooling and a
 * classifier (DARTS, Liu et al. 2019, section 3.1.1; {@code cnn/model.py}, {@code NetworkCIFAR}).
 */
public final class DartsSkeleton {
    public static final int STEM_MULTIPLIER = 3;

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
        int beforePrevious = STEM_MULTIPLIER * shape.channels();
        int previous = beforePrevious;
        int channels = shape.channels();
        int size = shape.imageSize();
        boolean afterReduction = false;
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

    /** The whole network, no auxiliary head. */
    static Cost cost(Architecture architecture, NetworkShape shape) {
        Cell normal = architecture.cells().getFirst();
        Cell reduce = architecture.cells().getLast();
        int stem = STEM_MULTIPLIER * shape.channels();
        long pixels = (long) shape.imageSize() * shape.imageSize();
        Cost cost = convolution(shape.imageChannels(), stem, 9, 1, pixels).plus(batchNorm(stem));
        int features = stem;
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
