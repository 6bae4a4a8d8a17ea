package org.seki.evaluation.tabular;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.StatUtils;
import org.seki.space.Architecture;
import org.seki.space.SearchSpace;

/**
 * Predicts a metric of architectures that were not measured: a Gaussian process over {@link
 * SurrogateFeatures} with a squared exponential kernel. Measurements of several sources share it;
 * between two sources the kernel is scaled by their correlation (intrinsic coregionalisation,
 * Bonilla et al. 2007). Lengths were chosen by cross-validation on the tables of DARTS. Immutable
 * once fitted, any thread.
 */
final class Surrogate {
    private static final double INVERSE_LENGTH = 0.04;
    private static final double CORRELATION = 0.5;
    private static final double NOISE = 0.2;

    /**
     * What was measured.
     *
     * @param source of the measurement, from 0; each has its own mean and spread
     */
    record Observation(Architecture architecture, int source, double value) {}

    /** A metric with its standard deviation, noise of a measurement apart. */
    record Prediction(double mean, double deviation) {}

    private record Scale(double mean, double spread) {}

    private final List<Observation> observations;
    private final List<Scale> scales;
    private final SurrogateFeatures features;
    private final double[][] inputs;
    private final DecompositionSolver solver;
    private final RealVector weights;

    /** Takes some n³ / 3 multiply-adds for n observations: a second for a thousand. */
    Surrogate(SearchSpace space, List<Observation> observations) {
        this.observations = observations;
        int sources = 1 + observations.stream().mapToInt(Observation::source).max().orElseThrow();
        scales = IntStream.range(0, sources).mapToObj(this::scale).toList();
        features =
                new SurrogateFeatures(
                        space, observations.stream().map(Observation::architecture).toList());
        inputs =
                observations.stream()
                        .map(observation -> features.of(observation.architecture()))
                        .toArray(double[][]::new);
        int n = observations.size();
        double[][] kernel = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                kernel[i][j] = kernel(inputs[i], source(i), inputs[j], source(j));
                kernel[j][i] = kernel[i][j];
            }
            kernel[i][i] += NOISE;
        }
        solver = new CholeskyDecomposition(new Array2DRowRealMatrix(kernel, false)).getSolver();
        weights = solver.solve(new ArrayRealVector(standardised(), false));
    }

    private Scale scale(int source) {
        double[] values =
                observations.stream()
                        .filter(observation -> observation.source() == source)
                        .mapToDouble(Observation::value)
                        .toArray();
        double spread = Math.sqrt(StatUtils.populationVariance(values));
        return new Scale(StatUtils.mean(values), spread > 0 ? spread : 1);
    }

    private double[] standardised() {
        return observations.stream()
                .mapToDouble(observation -> {
                    Scale scale = scales.get(observation.source());
                    return (observation.value() - scale.mean()) / scale.spread();
                })
                .toArray();
    }

    private int source(int index) {
        return observations.get(index).source();
    }

    private static double kernel(double[] a, int sourceOfA, double[] b, int sourceOfB) {
        double distance = 0;
        for (int i = 0; i < a.length; i++) {
            distance += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return (sourceOfA == sourceOfB ? 1 : CORRELATION) * Math.exp(-INVERSE_LENGTH * distance);
    }

    /** What a source would have measured. */
    Prediction predict(Architecture architecture, int source) {
        double[] input = features.of(architecture);
        double[] near = new double[inputs.length];
        Arrays.setAll(near, i -> kernel(input, source, inputs[i], source(i)));
        RealVector covariance = new ArrayRealVector(near, false);
        double mean = covariance.dotProduct(weights);
        double variance = Math.max(0, 1 - covariance.dotProduct(solver.solve(covariance)));
        Scale scale = scales.get(source);
        return new Prediction(
                scale.mean() + scale.spread() * mean, scale.spread() * Math.sqrt(variance));
    }

    /**
     * What is predicted for each measurement of a source when that one alone is left out, in the
     * order of the observations (Rasmussen and Williams 2006, equation 5.12).
     */
    double[] leftOut(int source) {
        int[] own =
                IntStream.range(0, observations.size()).filter(i -> source(i) == source).toArray();
        RealMatrix units = new Array2DRowRealMatrix(observations.size(), own.length);
        for (int column = 0; column < own.length; column++) {
            units.setEntry(own[column], column, 1);
        }
        RealMatrix inverse = solver.solve(units);
        Scale scale = scales.get(source);
        double[] predicted = new double[own.length];
        for (int column = 0; column < own.length; column++) {
            double error = weights.getEntry(own[column]) / inverse.getEntry(own[column], column);
            predicted[column] = observations.get(own[column]).value() - scale.spread() * error;
        }
        return predicted;
    }
}
