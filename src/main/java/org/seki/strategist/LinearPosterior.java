package org.seki.strategist;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealVector;

/**
 * What a Bayesian linear model z = w·x + ε believes of its weights w after some rows: w ~ N(0, I)
 * before, ε ~ N(0, noise²) with a noise for each row.
 */
final class LinearPosterior {
    private final CholeskyDecomposition precision;
    private final RealVector mean;

    /** With the same noise for every row. */
    LinearPosterior(double[][] rows, double[] z, double noise) {
        this(rows, z, DoubleStream.generate(() -> noise).limit(z.length).toArray());
    }

    /**
     * @param rows n rows of d features
     * @param z n targets
     * @param noise n deviations, above 0
     */
    LinearPosterior(double[][] rows, double[] z, double[] noise) {
        int d = rows[0].length;
        double[][] h = new double[d][d];
        double[] projection = new double[d];
        for (int n = 0; n < rows.length; n++) {
            double weight = 1 / (noise[n] * noise[n]);
            for (int i = 0; i < d; i++) {
                double scaled = rows[n][i] * weight;
                projection[i] += scaled * z[n];
                for (int j = 0; scaled != 0 && j <= i; j++) {
                    h[i][j] += scaled * rows[n][j];
                    h[j][i] = h[i][j];
                }
            }
        }
        for (int i = 0; i < d; i++) {
            h[i][i] += 1;
            for (int j = 0; j < i; j++) {
                h[j][i] = h[i][j]; // symmetric to the last digit, as the decomposition demands
            }
        }
        precision = new CholeskyDecomposition(new Array2DRowRealMatrix(h, false));
        mean = precision.getSolver().solve(new ArrayRealVector(projection, false));
    }

    double[] mean() {
        return mean.toArray();
    }

    /**
     * Plausible weights, drawn from the posterior.
     *
     * @param boldness times its deviation; 1 draws from the posterior itself
     */
    double[] sample(RandomGenerator random, double boldness) {
        double[] noise = new double[mean.getDimension()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = boldness * random.nextGaussian();
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
