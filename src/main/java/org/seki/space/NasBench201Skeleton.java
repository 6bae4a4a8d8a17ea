package org.seki.space;

import static org.seki.space.Cost.batchNorm;
import static org.seki.space.Cost.convolution;
import static org.seki.space.OperationCost.halved;
import static org.seki.space.OperationCost.reluConvBn;

import java.util.List;

/**
 * The network around a NAS-Bench-201 cell: a 3×3 stem, three stages of N cells with C, 2C and 4C
 * channels, a residual block of stride 2 between them, batch normalisation, global average pooling
 * and a classifier (Dong and Yang 2020, figure 1).
 */
public final class NasBench201Skeleton {
    public static final int STAGES = 3;

    /**
     * N cells of one width.
     *
     * @param channels of each node
     * @param size height = width in pixels
     */
    public record StagePlace(int channels, int size) {}

    private NasBench201Skeleton() {}

    public static List<StagePlace> stages(NetworkShape shape) {
        StagePlace first = new StagePlace(shape.channels(), shape.imageSize());
        StagePlace second = new StagePlace(2 * first.channels(), halved(first.size(), 2));
        StagePlace third = new StagePlace(2 * second.channels(), halved(second.size(), 2));
        return List.of(first, second, third);
    }

    /** The whole network. */
    static Cost cost(Cell cell, NetworkShape shape) {
        List<StagePlace> stages = stages(shape);
        long pixels = (long) shape.imageSize() * shape.imageSize();
        Cost cost =
                convolution(shape.imageChannels(), shape.channels(), 9, 1, pixels)
                        .plus(batchNorm(shape.channels()));
        for (StagePlace stage : stages) {
            if (stage.channels() > shape.channels()) {
                cost = cost.plus(residualBlock(stage));
            }
            for (Edge edge : cell.edges()) {
                Cost one = OperationCost.of(edge.operation(), stage.channels(), 1, stage.size());
                cost = cost.plus(one.times(shape.cells()));
            }
        }
        int features = stages.getLast().channels();
        return cost.plus(batchNorm(features)).plus(Cost.linear(features, shape.classes()));
    }

    /** Two 3×3 convolutions beside average pooling and a 1×1 convolution, into this stage. */
    private static Cost residualBlock(StagePlace into) {
        int in = into.channels() / 2;
        int out = into.channels();
        return reluConvBn(in, out, 9, into.size())
                .plus(reluConvBn(out, out, 9, into.size()))
                .plus(convolution(in, out, 1, 1, (long) into.size() * into.size()));
    }
}
