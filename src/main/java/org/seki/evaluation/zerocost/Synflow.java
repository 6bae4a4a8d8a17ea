package org.seki.evaluation.zerocost;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.SplittableRandom;
import org.seki.device.EngineThread;
import org.seki.device.Tensors;
import org.seki.network.Pass;
import org.seki.network.StandAlone;
import org.seki.network.Weights;
import org.seki.space.Architecture;
import org.seki.space.NetworkShape;

/**
 * How much flows through an untrained network: with all weights made positive, no batch norm and an
 * image of ones, the sum over weights of |weight × gradient of the summed output| (Tanaka et al.
 * 2020; as an architecture score, Abdelfattah et al. 2021). Its natural logarithm, in double
 * precision: deep networks reach 10⁶⁰. Needs no data.
 */
public final class Synflow {
    private final EngineThread engine;
    private final NetworkShape shape;
    private final long seed;

    /**
     * @param seed of the first weights, the same for every architecture
     */
    public Synflow(EngineThread engine, NetworkShape shape, long seed) {
        this.engine = engine;
        this.shape = shape;
        this.seed = seed;
    }

    /** Higher is better. Any thread. */
    public double score(Architecture architecture) {
        return engine.call(() -> compute(architecture));
    }

    private double compute(Architecture architecture) {
        NDManager manager = engine.manager();
        Weights weights =
                Weights.of(
                        manager,
                        new SplittableRandom(seed),
                        Weights.Start.POSITIVE,
                        DataType.FLOAT64);
        try (StandAlone network = new StandAlone(architecture, shape, weights);
                NDManager scratch = manager.newSubManager()) {
            int size = shape.imageSize();
            NDArray ones =
                    Tensors.channelsLast(
                            scratch.ones(
                                    new Shape(1, size, size, shape.imageChannels()),
                                    DataType.FLOAT64));
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(network.forward(ones, Pass.withoutNorm()).sum());
            }
            double flow = 0;
            for (Parameter parameter : network.parameters()) {
                if (parameter.getType() == Parameter.Type.WEIGHT) {
                    flow += flow(parameter.getArray());
                }
            }
            return Math.log(flow);
        }
    }

    private static double flow(NDArray weight) {
        try (NDArray gradient = weight.getGradient();
                NDArray product = weight.mul(gradient);
                NDArray size = product.abs();
                NDArray sum = size.sum()) {
            return sum.getDouble();
        }
    }
}
