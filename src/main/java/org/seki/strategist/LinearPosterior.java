package org.seki.strategist;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * What a Bayesian linear model z = w·x + ε believes of its weights w after some rows: w ~ N(0, I)
 * before, ε ~ N(0, noise²).
 */
final class LinearPosterior {
    private final CholeskyDecomposition precision;
    private final RealVector mean;

    /**
     * @param rows n rows of d features
     * @param z n targets
     */
    LinearPosterior(double[][] rows, double[] z, double noise) {
        RealMatrix x = new Array2DRowRealMatrix(rows, false);
        RealMatrix transposed = x.transpose();
        double weight = 1 / (noise * noise);
        RealMatrix h =
                transposed
                        .multiply(x)
                        .scalarMultiply(weight)
                        .add(MatrixUtils.createRealIdentityMatrix(rows[0].length));
        precision = new CholeskyDecomposition(h);
        mean =
                precision
                        .getSolver()
                        .solve(transposed.operate(new ArrayRealVector(z)).mapMultiply(weight));
    }

    double[] mean() {
        return mean.toArray();
    }

    /** Plausible weights, drawn from the posterior. */
    double[] sample(RandomGenerator random) {
        double[] noise = new double[mean.getDimension()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        RealVector deviation = new ArrayRealVector(noise, false);
        MatrixUtils.solveUpperTriangularSystem(precision.getLT(), deviation);
        return mean.add(deviation).toArray();
    }

    /** Mean and standard deviation of a combination of the weights. */
    Estimate estimate(double[] combination) {
        RealVector c = new ArrayRealVector(combination, false);
        return new Estimate(
                mean.dotProduct(c), Math.sqrt(c.dotProduct(precision.getSolver().solve(c))));
    }

    record Estimate(double mean, double deviation) {}
}
