package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.List;

/**
 * What training and evaluation see of a network: one architecture, with weights of its own or a
 * supernet's. Engine thread only.
 */
public interface Network {
    /**
     * @param images {@code (N, C, H, W)} channels-last, see {@link
     *     org.seki.device.Tensors#channelsLast}
     * @return logits {@code (N, classes)}, which belong to the images' manager
     */
    NDArray forward(NDArray images, Pass pass);

    /** {@code (N, C, H, W)}: what the classifier averages over the image. */
    NDArray features(NDArray images, Pass pass);

    /**
     * What has a gradient after {@code backward}, in a fixed order: nothing else may be updated.
     */
    List<Parameter> parameters();

    /** The batch norms that a pass goes through, for recalibration. */
    List<BatchNorm> norms();
}
