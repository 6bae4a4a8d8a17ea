package org.seki.training;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.seki.data.Batch;
import org.seki.data.BatchLoader;
import org.seki.data.Images;
import org.seki.data.Normalisation;
import org.seki.network.Network;

/**
 * Trains weights step by step: each step sends one batch along one or more paths through the
 * network, adds their gradients and updates what they used. What step s does depends only on the
 * seed, the weights and s, so it goes on from a {@link Checkpoint} as if it had never stopped.
 * Engine thread only; closed by whoever made it.
 */
public final class Training implements AutoCloseable {
    private final Recipe recipe;
    private final Images images;
    private final int[] indices;
    private final Normalisation normalisation;
    private final long seed;
    private final Map<String, Parameter> state;
    private final LongFunction<List<Network>> paths;
    private final NDManager manager;
    private final Sgd sgd;
    private final Gradients gradients;
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
        this.images = images;
        this.indices = indices;
        this.normalisation = normalisation;
        this.seed = seed;
        this.state = state;
        this.paths = paths;
        this.manager = parent.newSubManager();
        this.sgd = new Sgd(manager, recipe, regularisation.nesterov());
        this.gradients =
                new Gradients(
                        recipe,
                        regularisation,
                        images,
                        indices.length,
                        seed,
                        state.values(),
                        manager);
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
        return gradients.shortage();
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
                Gradients.Outcome outcome = step(loader, cancelled);
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

    private Gradients.Outcome step(BatchLoader loader, BooleanSupplier cancelled) {
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

    private Gradients.Outcome step(Batch batch, Runnable check) {
        List<Network> walks = paths.apply(step);
        Gradients.Outcome outcome = gradients.add(walks, batch, step, check);
        if (!Double.isFinite(outcome.loss())) {
            throw new TrainingDiverged(step, outcome.loss());
        }
        Set<Parameter> used = new LinkedHashSet<>();
        walks.forEach(walk -> used.addAll(walk.parameters()));
        sgd.update(used, recipe.schedule().rate(step, recipe.steps()));
        return outcome;
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
