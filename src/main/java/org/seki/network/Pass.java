package org.seki.network;

/**
 * How one batch goes forward.
 *
 * @param batchStatistics batch norm normalises with the batch's own statistics and updates the
 *     running ones
 * @param momentum share of the running statistics kept at an update, 0 to 1 (PyTorch's momentum is
 *     1 minus this)
 * @param check called between layers; throws to abandon the pass, such as {@code
 *     CancellationException}
 */
public record Pass(boolean batchStatistics, float momentum, Runnable check) {
    private static final Runnable GO_ON = () -> {};

    /** A step of training: momentum 0.9, as DARTS and NAS-Bench-201. */
    public static Pass training() {
        return new Pass(true, 0.9f, GO_ON);
    }

    /** Running statistics, nothing changes. */
    public static Pass evaluation() {
        return new Pass(false, 0.9f, GO_ON);
    }

    /**
     * Gathers batch-norm statistics afresh: after batches 0 to k the running statistics are the
     * plain mean over them.
     *
     * @param k how many batches were seen since {@link BatchNorm#reset}
     */
    public static Pass recalibration(int k) {
        return new Pass(true, 1f - 1f / (k + 1), GO_ON);
    }

    /** The same pass, abandoned when the check throws. */
    public Pass checking(Runnable check) {
        return new Pass(batchStatistics, momentum, check);
    }
}
