package org.seki.network;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How one batch goes forward.
 *
 * @param norm what batch norm does
 * @param momentum share of the running statistics kept at an update, 0 to 1 (PyTorch's momentum is
 *     1 minus this)
 * @param check called between layers; throws to abandon the pass, such as {@code
 *     CancellationException}
 * @param activations sees the output of every ReLU, which is freed soon afterwards
 * @param blocks sees the output of the stem, of every cell and of what stands between cells, in the
 *     order of the network
 * @param drop which paths of the cells are dropped
 * @param auxiliary sees the auxiliary head's logits {@code (N, classes)}; without it they are not
 *     computed
 */
public record Pass(
        Norm norm,
        float momentum,
        Runnable check,
        Consumer<NDArray> activations,
        Consumer<NDArray> blocks,
        DropPath drop,
        Optional<Consumer<NDArray>> auxiliary) {
    /** What batch norm normalises with. */
    public enum Norm {
        /** The batch's own statistics; the running ones are updated. */
        BATCH,
        /** The running statistics. */
        RUNNING,
        /** Nothing: the input passes. */
        NONE
    }

    private static final float MOMENTUM = 0.9f;

    private Pass(Norm norm, float momentum) {
        this(norm, momentum, () -> {}, y -> {}, y -> {}, DropPath.NONE, Optional.empty());
    }

    /** A step of training: momentum 0.9, as DARTS and NAS-Bench-201. */
    public static Pass training() {
        return new Pass(Norm.BATCH, MOMENTUM);
    }

    /** Running statistics, nothing changes. */
    public static Pass evaluation() {
        return new Pass(Norm.RUNNING, MOMENTUM);
    }

    /** As if there were no batch norm. */
    public static Pass withoutNorm() {
        return new Pass(Norm.NONE, MOMENTUM);
    }

    /**
     * Gathers batch-norm statistics afresh: after batches 0 to k the running statistics are the
     * plain mean over them.
     *
     * @param k how many batches were seen since {@link BatchNorm#reset}
     */
    public static Pass recalibration(int k) {
        return new Pass(Norm.BATCH, 1f - 1f / (k + 1));
    }

    /** The same pass, abandoned when the check throws. */
    public Pass checking(Runnable check) {
        return new Pass(norm, momentum, check, activations, blocks, drop, auxiliary);
    }

    /** The same pass, its ReLU outputs shown, each for as long as the call lasts. */
    public Pass watching(Consumer<NDArray> activations) {
        return new Pass(norm, momentum, check, activations, blocks, drop, auxiliary);
    }

    /** The same pass, the outputs of its blocks shown, each for as long as the call lasts. */
    public Pass watchingBlocks(Consumer<NDArray> blocks) {
        return new Pass(norm, momentum, check, activations, blocks, drop, auxiliary);
    }

    /** The same pass, some paths dropped. */
    public Pass dropping(DropPath paths) {
        return new Pass(norm, momentum, check, activations, blocks, paths, auxiliary);
    }

    /** The same pass, the auxiliary head's logits computed and shown; they belong to the pass. */
    public Pass withAuxiliary(Consumer<NDArray> logits) {
        return new Pass(norm, momentum, check, activations, blocks, drop, Optional.of(logits));
    }
}
