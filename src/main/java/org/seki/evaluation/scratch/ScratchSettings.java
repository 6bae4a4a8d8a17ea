package org.seki.evaluation.scratch;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.seki.data.Augmentation;
import org.seki.data.Dataset;
import org.seki.evaluation.Options;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;
import org.seki.training.Recipe;
import org.seki.training.Schedule;

/**
 * All that decides the scores of a {@link ScratchEvaluator} besides space, data set and seed.
 *
 * @param shape of each network, the classes and image size being the data set's
 * @param recipe how each is trained, on half of the training images
 * @param held images of the other half that it is scored on
 * @param threads of one training; empty for those of the engine
 */
public record ScratchSettings(NetworkShape shape, Recipe recipe, int held, OptionalInt threads) {
    private static final Set<String> OPTIONS =
            Set.of("steps", "batch", "channels", "cells", "held", "threads");

    /**
     * @throws IllegalArgumentException with a sentence that names the option
     */
    public static ScratchSettings of(
            Map<String, String> options, SearchSpace space, Dataset dataset) {
        Options written = new Options("evaluator that trains from scratch", options).only(OPTIONS);
        boolean small = space.id().equals("nasbench201");
        int half = dataset.train().count() / 2;
        NetworkShape shape =
                new NetworkShape(
                        written.number("channels", 16),
                        written.number("cells", small ? 1 : 5),
                        dataset.train().classes().size(),
                        dataset.train().channels(),
                        dataset.train().height());
        Recipe recipe =
                new Recipe(
                        written.number("steps", 300),
                        Math.min(written.number("batch", 64), half),
                        new Schedule.OneCycle(0.1),
                        0.9,
                        3e-4,
                        5,
                        0,
                        new Augmentation(0, true, 0));
        return new ScratchSettings(
                shape,
                recipe,
                Math.min(written.number("held", 2000), half),
                written.has("threads")
                        ? OptionalInt.of(written.number("threads", 1))
                        : OptionalInt.empty());
    }
}
