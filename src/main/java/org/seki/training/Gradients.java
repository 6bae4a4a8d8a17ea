package org.seki.training;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import org.seki.data.Batch;
import org.seki.data.Images;
import org.seki.device.Tensors;
import org.seki.network.DropPath;
import org.seki.network.Network;
import org.seki.network.Pass;

/**
 * What a batch along the paths of a step adds to the gradients of their parameters: whole, or in
 * parts where memory does not suffice. Engine thread only.
 */
final class Gradients {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Means over the batch. */
    record Outcome(double loss, double accuracy) {}

    private final Recipe recipe;
    private final Regularisation regularisation;
    private final Images images;
    private final long stepsAnEpoch;
    private final long seed;
    private final Collection<Parameter> parameters;
    private final NDManager manager;
    private final Portions portions = new Portions();

    /**
     * @param count of the images that are trained on
     * @param parameters all there are, whose gradients are forgotten after a failure
     */
    Gradients(
            Recipe recipe,
            Regularisation regularisation,
            Images images,
            int count,
            long seed,
            Collection<Parameter> parameters,
            NDManager manager) {
        this.recipe = recipe;
        this.regularisation = regularisation;
        this.images = images;
        this.stepsAnEpoch = Math.max(1, count / recipe.batch());
        this.seed = seed;
        this.parameters = parameters;
        this.manager = manager;
    }

    /** As {@link Training#shortage}. */
    String shortage() {
        return portions.shortage();
    }

    /**
     * Of the whole batch; where memory does not suffice, again in smaller parts.
     *
     * @param check asked between layers; ends it by throwing
     * @throws TrainingRefused when memory does not suffice for one image
     */
    Outcome add(List<Network> walks, Batch batch, long step, Runnable check) {
        while (true) {
            try {
                double loss = 0;
                double hits = 0;
                for (Portions.Part part : portions.of(batch.labels().length)) {
                    Outcome one = add(walks, batch, part, step, check);
                    loss += one.loss();
                    hits += one.accuracy() * part.size() / batch.labels().length;
                }
                return new Outcome(loss, hits);
            } catch (EngineException e) {
                Sgd.forget(parameters);
                if (!Portions.lacked(e)) {
                    throw e;
                }
                portions.halve(batch.labels().length);
            }
        }
    }

    private Outcome add(
            List<Network> walks, Batch batch, Portions.Part part, long step, Runnable check) {
        double loss = 0;
        double hits = 0;
        try (NDManager ofStep = manager.newSubManager()) {
            NDArray x = images(batch, part, ofStep);
            int[] labels = Arrays.copyOfRange(batch.labels(), part.from(), part.to());
            NDArray targets =
                    Targets.of(
                            labels,
                            batch.labels().length,
                            images.classes().size(),
                            recipe.smoothing(),
                            ofStep);
            for (Network walk : walks) {
                check.run();
                Outcome one = walk(walk, x, targets, labels, check, step, part.number());
                loss += one.loss() / walks.size();
                hits += one.accuracy() / walks.size();
            }
        }
        return new Outcome(loss, hits);
    }

    private NDArray images(Batch batch, Portions.Part part, NDManager ofStep) {
        int bytes = images.stride() * Float.BYTES;
        ByteBuffer pixels =
                batch.pixels()
                        .slice(part.from() * bytes, part.size() * bytes)
                        .order(ByteOrder.nativeOrder());
        Shape shape = new Shape(part.size(), images.height(), images.width(), images.channels());
        return Tensors.channelsLast(ofStep.create(pixels, shape, DataType.FLOAT32));
    }

    /** Forward and backward; what they allocate is gone afterwards, the gradients stay. */
    private Outcome walk(
            Network network,
            NDArray images,
            NDArray targets,
            int[] labels,
            Runnable check,
            long step,
            int part) {
        try (NDManager ofWalk = manager.newSubManager()) {
            images.tempAttach(ofWalk);
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                List<NDArray> auxiliary = new ArrayList<>();
                NDArray logits = network.forward(images, pass(check, auxiliary, step, part));
                NDArray loss = crossEntropy(logits, targets);
                NDArray whole = loss;
                for (NDArray one : auxiliary) {
                    NDArray weight = Tensors.scalar(ofWalk, (float) regularisation.auxiliary());
                    whole = whole.add(crossEntropy(one, targets).mul(weight));
                }
                check.run();
                collector.backward(whole);
                return new Outcome(loss.toFloatArray()[0], Scores.accuracy(logits, labels));
            }
        }
    }

    /** Its chances come from the seed, the step and the part alone. */
    private Pass pass(Runnable check, List<NDArray> auxiliary, long step, int part) {
        Pass pass = Pass.training().checking(check);
        if (regularisation.auxiliary() > 0) {
            pass = pass.withAuxiliary(auxiliary::add);
        }
        double drop =
                regularisation.dropPath(
                        step / stepsAnEpoch, (double) recipe.steps() / stepsAnEpoch);
        return drop == 0
                ? pass
                : pass.dropping(
                        new DropPath(drop, new SplittableRandom(seed + step * GOLDEN + part)));
    }

    /** Their part of the mean over the batch. */
    private static NDArray crossEntropy(NDArray logits, NDArray targets) {
        return logits.logSoftmax(1).mul(targets).sum();
    }
}
