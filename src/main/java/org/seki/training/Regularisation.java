package org.seki.training;

/**
 * What final trainings add to a supernet's recipe: DARTS the first two (Liu et al. 2019, section
 * 3.2, {@code train.py}), NAS-Bench-201 the third (Dong and Yang 2020, table 1).
 *
 * @param auxiliary weight of the auxiliary head's loss; 0 for a network without one, DARTS 0.4
 * @param dropPath probability that a path is dropped, towards which it grows epoch by epoch from 0;
 *     DARTS 0.2
 * @param nesterov whether the gradient is taken where momentum leads to
 */
public record Regularisation(double auxiliary, double dropPath, boolean nesterov) {
    public static final Regularisation NONE = new Regularisation(0, 0);

    public Regularisation {
        if (!(auxiliary >= 0) || !(dropPath >= 0 && dropPath < 1)) {
            throw new IllegalArgumentException(
                    "the auxiliary weight is 0 or more, the drop-path probability from 0 to below 1");
        }
    }

    /** Without Nesterov's momentum. */
    public Regularisation(double auxiliary, double dropPath) {
        this(auxiliary, dropPath, false);
    }

    /** {@code drop_path_prob * epoch / epochs}. */
    double dropPath(long epoch, double epochs) {
        return Math.min(dropPath, dropPath * epoch / epochs);
    }
}
