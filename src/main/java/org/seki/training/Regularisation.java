package org.seki.training;

/**
 * What the final training of DARTS adds (Liu et al. 2019, section 3.2, {@code train.py}).
 *
 * @param auxiliary weight of the auxiliary head's loss; 0 for a network without one, DARTS 0.4
 * @param dropPath probability that a path is dropped, towards which it grows epoch by epoch from 0;
 *     DARTS 0.2
 */
public record Regularisation(double auxiliary, double dropPath) {
    public static final Regularisation NONE = new Regularisation(0, 0);

    public Regularisation {
        if (!(auxiliary >= 0) || !(dropPath >= 0 && dropPath < 1)) {
            throw new IllegalArgumentException(
                    "the auxiliary weight is 0 or more, the drop-path probability from 0 to below 1");
        }
    }

    /** {@code drop_path_prob * epoch / epochs}. */
    double dropPath(long epoch, double epochs) {
        return Math.min(dropPath, dropPath * epoch / epochs);
    }
}
