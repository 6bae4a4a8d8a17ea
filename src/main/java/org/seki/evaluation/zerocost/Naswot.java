package org.seki.evaluation.zerocost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.seki.device.EngineThread;
import org.seki.network.Pass;
import org.seki.network.StandAlone;
import org.seki.space.Architecture;
import org.seki.space.NetworkShape;

/**
 * How differently an untrained network treats different images: each image switches every ReLU unit
 * on or off, K counts for each pair of images the units that agree, and the score is log |det K|
 * (Mellor et al. 2021, "Neural Architecture Search without Training", version 2). Batch norm with
 * the batch's statistics; the mean over several first weights.
 */
public final class Naswot {
    private final EngineThread engine;
    private final NetworkShape shape;
    private final ProbeImages images;
    private final long seed;
    private final int draws;

    /**
     * @param seed of the first weights, the same for every architecture
     * @param draws how many first weights the score is the mean of
     */
    public Naswot(
            EngineThread engine, NetworkShape shape, ProbeImages images, long seed, int draws) {
        this.engine = engine;
        this.shape = shape;
        this.images = images;
        this.seed = seed;
        this.draws = draws;
    }

    /** Higher is better; −∞ where two images are treated alike. Any thread. */
    public double score(Architecture architecture) {
        double sum = 0;
        for (int draw = 0; draw < draws; draw++) {
            long weights = seed + draw;
            sum += engine.call(() -> score(architecture, weights));
        }
        return sum / draws;
    }

    private double score(Architecture architecture, long weights) {
        double[][] agreements = new double[images.count()][images.count()];
        try (StandAlone network =
                        new StandAlone(
                                architecture,
                                shape,
                                engine.manager(),
                                new SplittableRandom(weights));
                NDManager scratch = engine.manager().newSubManager()) {
            network.features(
                    images.tensor(scratch),
                    Pass.training().watching(y -> addAgreements(y, agreements)));
        }
        return logDeterminant(new Array2DRowRealMatrix(agreements, false));
    }

    /**
     * With codes c of zeros and ones, units that agree are c·c' + (1−c)·(1−c') = 2 c·c' − |c| −
     * |c'| + units; counts below 2²⁴ are exact in single precision.
     */
    static void addAgreements(NDArray activation, double[][] agreements) {
        int n = agreements.length;
        try (NDArray on = activation.gt(0);
                NDArray values = on.toType(DataType.FLOAT32, false);
                NDArray pixels = values.transpose(0, 2, 3, 1);
                NDArray codes = pixels.reshape(new Shape(n, -1));
                NDArray units = codes.transpose();
                NDArray product = codes.matMul(units)) {
            float[] both = product.toFloatArray();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    agreements[i][j] +=
                            2 * both[i * n + j]
                                    - both[i * n + i]
                                    - both[j * n + j]
                                    + units.getShape().get(0);
                }
            }
        }
    }

    static double logDeterminant(RealMatrix matrix) {
        RealMatrix upper = new LUDecomposition(matrix, Double.MIN_NORMAL).getU();
        if (upper == null) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 0; i < upper.getRowDimension(); i++) {
            sum += Math.log(Math.abs(upper.getEntry(i, i)));
        }
        return sum;
    }
}
