package org.seki.evaluation.zerocost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.seki.device.EngineThread;
import org.seki.network.Pass;
import org.seki.network.StandAlone;
import org.seki.space.Architecture;
import org.seki.space.NetworkShape;

/**
 * How evenly an untrained network spreads noise over the dimensions of its features: for the output
 * of every block the entropy of the normalised eigenvalues of the covariance of its channels, over
 * images and positions; the sum over blocks (Lee and Ham 2024, "AZ-NAS", section 3.2). Needs no
 * data; the mean over several first weights.
 */
public final class Expressivity {
    private final EngineThread engine;
    private final NetworkShape shape;
    private final Noise noise;
    private final long seed;
    private final int draws;

    /**
     * @param batch images of standard normal noise a draw
     * @param seed of weights and images, the same for every architecture
     * @param draws how many first weights the score is the mean of
     */
    public Expressivity(EngineThread engine, NetworkShape shape, int batch, long seed, int draws) {
        this.engine = engine;
        this.shape = shape;
        this.noise = new Noise(shape, batch);
        this.seed = seed;
        this.draws = draws;
    }

    /** In nats, from 0; higher is better. Any thread. */
    public double score(Architecture architecture) {
        double sum = 0;
        for (int draw = 0; draw < draws; draw++) {
            SplittableRandom random = new SplittableRandom(seed + draw);
            sum += engine.call(() -> compute(architecture, random));
        }
        return sum / draws;
    }

    private double compute(Architecture architecture, SplittableRandom random) {
        NDManager manager = engine.manager();
        double[] sum = new double[1];
        try (NDManager scratch = manager.newSubManager();
                StandAlone network = new StandAlone(architecture, shape, manager, random)) {
            NDArray images = noise.tensor(scratch, noise.draw(random));
            network.features(
                    images, Pass.training().watchingBlocks(y -> sum[0] += entropy(covariance(y))));
        }
        return sum[0];
    }

    /** Of the channels of {@code (N, C, H, W)}, {@code C × C}. */
    private static double[][] covariance(NDArray features) {
        int channels = (int) features.getShape().get(1);
        try (NDArray last = features.transpose(0, 2, 3, 1);
                NDArray rows = last.reshape(-1, channels);
                NDArray mean = rows.mean(new int[] {0}, true);
                NDArray centred = rows.sub(mean);
                NDArray turned = centred.transpose();
                NDArray products = turned.matMul(centred)) {
            float[] values = products.toFloatArray();
            double[][] covariance = new double[channels][channels];
            for (int i = 0; i < channels; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] = values[i * channels + j];
                    covariance[j][i] = values[i * channels + j];
                }
            }
            return covariance;
        }
    }

    /** Of the eigenvalues as shares of their sum; 0 where all features are equal. */
    static double entropy(double[][] covariance) {
        double trace = 0;
        for (int i = 0; i < covariance.length; i++) {
            trace += covariance[i][i];
        }
        if (!(trace > 0) || !Double.isFinite(trace)) {
            return 0;
        }
        double entropy = 0;
        for (double eigenvalue :
                new EigenDecomposition(new Array2DRowRealMatrix(covariance, false))
                        .getRealEigenvalues()) {
            double share = eigenvalue / trace;
            entropy -= share > 0 ? share * Math.log(share) : 0;
        }
        return entropy;
    }
}
