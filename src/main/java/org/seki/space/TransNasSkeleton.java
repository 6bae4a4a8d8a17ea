package org.seki.space;

import static org.seki.space.Cost.batchNorm;
import static org.seki.space.Cost.convolution;
import static org.seki.space.OperationCost.halved;
import static org.seki.space.OperationCost.reluConvBn;

import java.util.ArrayList;
import java.util.List;

/**
 * The network of TransNAS-Bench-101 (Duan et al. 2021, section 3): a stem that quarters the image,
 * modules of two cells or residual blocks, of which the first may double the channels and halve the
 * image, global average pooling and a classifier; the decoders of the other tasks are not counted.
 */
public final class TransNasSkeleton {
    /** TransNAS-Bench-101 micro: which modules its cells are put into. */
    static final List<Operation> MICRO_MODULES =
            List.of(
                    Operation.BASIC_WIDE_DOWN,
                    Operation.BASIC,
                    Operation.BASIC_WIDE_DOWN,
                    Operation.BASIC,
                    Operation.BASIC_WIDE_DOWN);

    /**
     * A cell in its place.
     *
     * @param in channels of its input
     * @param channels of each node
     * @param stride of the edges from its input
     * @param size height = width of its input in pixels
     */
    public record Place(int in, int channels, int stride, int size) {
        /** Height = width of its output in pixels. */
        public int outputSize() {
            return halved(size, stride);
        }
    }

    private TransNasSkeleton() {}

    /** All cells from the stem to the classifier; {@code shape.cells()} of them in each module. */
    public static List<Place> places(List<Operation> modules, NetworkShape shape) {
        List<Place> places = new ArrayList<>();
        int in = shape.channels();
        int size = halved(halved(shape.imageSize(), 2), 2);
        for (Operation module : modules) {
            boolean wide = module == Operation.BASIC_WIDE || module == Operation.BASIC_WIDE_DOWN;
            boolean down = module == Operation.BASIC_DOWN || module == Operation.BASIC_WIDE_DOWN;
            Place first = new Place(in, wide ? 2 * in : in, down ? 2 : 1, size);
            places.add(first);
            in = first.channels();
            size = first.outputSize();
            for (int i = 1; i < shape.cells(); i++) {
                places.add(new Place(in, in, 1, size));
            }
        }
        return places;
    }

    /** The network of one cell in the modules of the micro space. */
    static Cost micro(Cell cell, NetworkShape shape) {
        List<Place> places = places(MICRO_MODULES, shape);
        Cost cost = stem(shape);
        for (Place place : places) {
            for (Edge edge : cell.edges()) {
                cost = cost.plus(cost(edge, cell.inputs(), place));
            }
        }
        return cost.plus(classifier(places, shape));
    }

    private static Cost cost(Edge edge, int inputs, Place place) {
        int channels = place.channels();
        return edge.from() < inputs
                ? OperationCost.of(
                        edge.operation(), place.in(), channels, place.stride(), place.size())
                : OperationCost.of(edge.operation(), channels, 1, place.outputSize());
    }

    /** The network of residual blocks in these modules. */
    static Cost macro(List<Operation> modules, NetworkShape shape) {
        List<Place> places = places(modules, shape);
        Cost cost = stem(shape);
        for (Place place : places) {
            cost = cost.plus(residualBlock(place));
        }
        return cost.plus(classifier(places, shape));
    }

    private static Cost stem(NetworkShape shape) {
        int half = shape.channels() / 2;
        int size = halved(shape.imageSize(), 2);
        return convolution(shape.imageChannels(), half, 9, 1, (long) size * size)
                .plus(batchNorm(half))
                .plus(reluConvBn(half, shape.channels(), 9, halved(size, 2)));
    }

    /** Two 3×3 convolutions, beside a 1×1 convolution where width or size change. */
    private static Cost residualBlock(Place place) {
        int size = place.outputSize();
        Cost convolutions =
                reluConvBn(place.in(), place.channels(), 9, size)
                        .plus(reluConvBn(place.channels(), place.channels(), 9, size));
        boolean same = place.stride() == 1 && place.in() == place.channels();
        return same
                ? convolutions
                : convolutions.plus(reluConvBn(place.in(), place.channels(), 1, size));
    }

    private static Cost classifier(List<Place> places, NetworkShape shape) {
        return Cost.linear(places.getLast().channels(), shape.classes());
    }
}
