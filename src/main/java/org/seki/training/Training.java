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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.seki.data.Batch;
import org.seki.data.BatchLoader;
import org.seki.data.Images;
import org.seki.data.Normalisation;
import org.seki.device.Tensors;
import org.seki.network.DropPath;
import org.seki.network.Network;
import org.seki.network.Pass;

/**
 * Trains weights step by step: each step sends one batch along one or more paths through the
 * network, adds their gradients and updates what they used. What step s does depends only on the
 * seed, the weights and s, so it goes on from a {@link Checkpoint} as if it had never stopped.
 * Engine thread only; closed by whoever made it.
 */
public final class Training implements AutoCloseable {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Recipe recipe;
    private final Regularisation regularisation;
    private final Images images;
    private final int[] indices;
    private final Normalisation normalisation;
    private final long seed;
    private final Map<String, Parameter> state;
    private final LongFunction<List<Network>> paths;
    private final NDManager manager;
    private final Sgd sgd;
    private final Portions portions = new Portions();
    private long step;

    /**
     * @param indices of the images to train on
     * @param state every weight and running statistic by name
     * @param paths the paths of a step; one for a stand-alone network
     */
    public Training(
            Recipe recipe,
            Images images,
            int[] indices,
            Normalisation normalisation,
            long seed,
            Map<String, Parameter> state,
            LongFunction<List<Network>> paths,
            NDManager parent) {
        this(
                recipe,
                Regularisation.NONE,
                images,
                indices,
                normalisation,
                seed,
                state,
                paths,
                parent);
    }

    /** The same with what final trainings add. */
    public Training(
            Recipe recipe,
            Regularisation regularisation,
            Images images,
            int[] indices,
            Normalisation normalisation,
            long seed,
            Map<String, Parameter> state,
            LongFunction<List<Network>> paths,
            NDManager parent) {
        this.recipe = recipe;
        this.regularisation = regularisation;
        this.images = images;
        this.indices = indices;
        this.normalisation = normalisation;
        this.seed = seed;
        this.state = state;
        this.paths = paths;
        this.manager = parent.newSubManager();
        this.sgd = new Sgd(manager, recipe, regularisation.nesterov());
    }

    /** How many steps are done. */
    public long step() {
        return step;
    }

    public boolean done() {
        return step >= recipe.steps();
    }

    /**
     * What the last steps had to do without, for people: {@code memory is short: each batch in 2
     * parts}; empty when nothing.
     */
    public String shortage() {
        return portions.shortage();
    }

    /**
     * Trains until the last step or until the pause is wished for, which is asked between steps.
     *
     * @param cancelled asked between layers too
     * @throws CancellationException within one backward pass; the weights are then those of the
     *     last whole step, the running statistics perhaps not
     * @throws TrainingDiverged when the loss is no number
     * @throws TrainingRefused when memory does not suffice for one image; the weights are those of
     *     the last whole step
     */
    public void run(BooleanSupplier pause, BooleanSupplier cancelled, TrainingListener listener) {
        long first = step;
        long began = System.nanoTime();
        try (BatchLoader loader =
                new BatchLoader(
                        images,
                        indices,
                        recipe.batch(),
                        recipe.augmentation(),
                        normalisation,
                        seed,
                        first)) {
            while (!done() && !pause.getAsBoolean()) {
                Outcome outcome = step(loader, cancelled);
                step++;
                double each = (System.nanoTime() - began) / 1e9 / (step - first);
                listener.step(
                        new TrainingListener.Step(
                                step,
                                recipe.steps(),
                                outcome.loss(),
                                outcome.accuracy(),
                                each * (recipe.steps() - step)));
            }
        }
    }

    private Outcome step(BatchLoader loader, BooleanSupplier cancelled) {
        try (Batch batch = loader.next(cancelled)) {
            return step(batch, () -> check(cancelled));
        } catch (CancellationException e) {
            Sgd.forget(state.values());
            throw e;
        }
    }

    private static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("cancelled");
        }
    }

    private record Outcome(double loss, double accuracy) {}

    private Outcome step(Batch batch, Runnable check) {
        List<Network> walks = paths.apply(step);
        Outcome outcome = gradients(walks, batch, check);
        if (!Double.isFinite(outcome.loss())) {
            throw new TrainingDiverged(step, outcome.loss());
        }
        Set<Parameter> used = new LinkedHashSet<>();
        walks.forEach(walk -> used.addAll(walk.parameters()));
        sgd.update(used, recipe.schedule().rate(step, recipe.steps()));
        return outcome;
    }

    /** Of the whole batch; where memory does not suffice, again in smaller parts. */
    private Outcome gradients(List<Network> walks, Batch batch, Runnable check) {
        while (true) {
            try {
                double loss = 0;
                double hits = 0;
                for (Portions.Part part : portions.of(batch.labels().length)) {
                    Outcome one = gradients(walks, batch, part, check);
                    loss += one.loss();
                    hits += one.accuracy() * part.size() / batch.labels().length;
                }
                return new Outcome(loss, hits);
            } catch (EngineException e) {
                Sgd.forget(state.values());
                if (!Portions.lacked(e)) {
                    throw e;
                }
                portions.halve(batch.labels().length);
            }
        }
    }

    private Outcome gradients(
            List<Network> walks, Batch batch, Portions.Part part, Runnable check) {
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
                Outcome one = walk(walk, x, targets, labels, check, part.number());
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
            int part) {
        try (NDManager ofWalk = manager.newSubManager()) {
            images.tempAttach(ofWalk);
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                List<NDArray> auxiliary = new ArrayList<>();
                NDArray logits = network.forward(images, pass(check, auxiliary, part));
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
    private Pass pass(Runnable check, List<NDArray> auxiliary, int part) {
        Pass pass = Pass.training().checking(check);
        if (regularisation.auxiliary() > 0) {
            pass = pass.withAuxiliary(auxiliary::add);
        }
        long each = Math.max(1, indices.length / recipe.batch());
        double drop = regularisation.dropPath(step / each, (double) recipe.steps() / each);
        return drop == 0
                ? pass
                : pass.dropping(
                        new DropPath(drop, new SplittableRandom(seed + step * GOLDEN + part)));
    }

    /** Their part of the mean over the batch. */
    private static NDArray crossEntropy(NDArray logits, NDArray targets) {
        return logits.logSoftmax(1).mul(targets).sum();
    }

    /** What a checkpoint must hold besides the state of the network. */
    Sgd sgd() {
        return sgd;
    }

    Map<String, Parameter> state() {
        return state;
    }

    NDManager manager() {
        return manager;
    }

    void goOnFrom(long step) {
        this.step = step;
    }

    /** Releases velocities; the network stays its owner's. */
    @Override
    public void close() {
        manager.close();
    }
}
