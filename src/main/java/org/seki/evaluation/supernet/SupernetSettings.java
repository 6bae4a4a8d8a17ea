package org.seki.evaluation.supernet;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seki.data.Augmentation;
import org.seki.data.Dataset;
import org.seki.evaluation.Options;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;
import org.seki.training.Recipe;
import org.seki.training.Schedule;

/**
 * All that decides the scores of a {@link SupernetEvaluator} besides space, data set and seed.
 *
 * @param preset its name, {@code quick} or {@code paper}
 * @param shape of the supernet, the classes and image size being the data set's
 * @param untrained of the networks that are scored without training: deeper than a quick supernet,
 *     as what is lost on the way through a cell shows only after several (τ of their rank average
 *     over 200 cells of NAS-Bench-201 on CIFAR-10: 0.73 with N = 1, 0.78 with N = 3)
 * @param sampling which paths a step trains
 * @param warm percent of the steps that train what scores without training put first, 0 to 50
 * @param recipe how it is trained, on half of the training images
 * @param budget how long training may take; its steps are then counted by {@link TimeBudget},
 *     whatever the recipe has. Empty where the recipe's steps are meant
 * @param held images of the other half that a candidate is scored on
 * @param recalibration training images for a candidate's batch-norm statistics
 * @param reference random architectures that ranks are taken among
 * @param guide what the score is
 */
public record SupernetSettings(
        String preset,
        NetworkShape shape,
        NetworkShape untrained,
        Sampling sampling,
        int warm,
        Recipe recipe,
        Optional<Duration> budget,
        int held,
        int recalibration,
        int reference,
        Guide guide) {
    private static final Set<String> OPTIONS =
            Set.of(
                    "preset",
                    "sampling",
                    "warm",
                    "steps",
                    "minutes",
                    "batch",
                    "channels",
                    "cells",
                    "held",
                    "reference",
                    "guide");

    private static final int LEAST_CHANNELS = 8;
    private static final int MOST_WARM = 50;
    private static final int LONG_MINUTES = 10;
    private static final int UNTRAINED_CHANNELS = 16;
    private static final int UNTRAINED_CELLS = 3;

    /** What strategists see. */
    public enum Guide {
        /** Percent of random architectures that the rank average of all parts is above. */
        ENSEMBLE,
        /** Validation accuracy with inherited weights, percent. */
        ACCURACY,
        /** Percent of random architectures whose validation loss is higher. */
        LOSS
    }

    public SupernetSettings {
        if (shape.channels() < LEAST_CHANNELS) {
            throw new IllegalArgumentException(
                    "The supernet's option channels is %d; expected from %d: the convolutions of fewer are not compared with double precision."
                            .formatted(shape.channels(), LEAST_CHANNELS));
        }
        if (warm < 0 || warm > MOST_WARM) {
            throw new IllegalArgumentException(
                    "The supernet's option warm is %d; expected percent of the steps up to %d."
                            .formatted(warm, MOST_WARM));
        }
        if (held < 10 || recalibration < 1 || reference < 2) {
            throw new IllegalArgumentException(
                    "at least 10 held images, 1 for recalibration and 2 random architectures are needed");
        }
    }

    /**
     * The preset named by {@code preset} (default {@code quick}), changed by the other options.
     *
     * @throws IllegalArgumentException with a sentence that names the option
     */
    public static SupernetSettings of(
            Map<String, String> options, SearchSpace space, Dataset dataset) {
        Options written = new Options("supernet", options).only(OPTIONS);
        String preset = written.text("preset", "quick");
        SupernetSettings base =
                switch (preset) {
                    case "quick" ->
                            written.number("minutes", 1) < LONG_MINUTES
                                    ? quick(space, dataset)
                                    : unhurried(space, dataset);
                    case "paper" -> paper(space, dataset);
                    default ->
                            throw new IllegalArgumentException(
                                    "The supernet has no preset \"%s\"; there are quick and paper."
                                            .formatted(preset));
                };
        return base.changed(written);
    }

    /**
     * About a minute on two cores in the NAS-Bench-201 space, where at this budget fair paths rank
     * and uniform ones do not.
     */
    public static SupernetSettings quick(SearchSpace space, Dataset dataset) {
        boolean small = space.id().equals("nasbench201");
        Recipe recipe =
                new Recipe(
                        small ? 600 : 150,
                        small ? 32 : 16,
                        new Schedule.OneCycle(0.1),
                        0.9,
                        3e-4,
                        5,
                        0,
                        Augmentation.NONE);
        NetworkShape shape = shape(8, small ? 1 : 5, dataset);
        return new SupernetSettings(
                "quick",
                shape,
                untrained(shape),
                Sampling.FAIR,
                0,
                recipe,
                Optional.empty(),
                Math.min(1000, dataset.train().count() / 2),
                Math.min(512, dataset.train().count() / 2),
                20,
                Guide.ENSEMBLE);
    }

    /**
     * The quick preset where there is time for more channels, images and architectures. Trained for
     * minutes on CIFAR-10, uniform paths were found to rank better than fair ones.
     */
    private static SupernetSettings unhurried(SearchSpace space, Dataset dataset) {
        SupernetSettings quick = quick(space, dataset);
        boolean small = space.id().equals("nasbench201");
        return new SupernetSettings(
                quick.preset,
                shape(small ? 16 : 8, quick.shape.cells(), dataset),
                quick.untrained,
                small ? Sampling.UNIFORM : quick.sampling,
                quick.warm,
                quick.recipe(quick.recipe.steps(), small ? 64 : 32),
                quick.budget,
                quick.held,
                quick.recalibration,
                40,
                quick.guide);
    }

    /**
     * The search network of DARTS (Liu et al. 2019, section 3.1): 50 epochs, 8 cells, 16 channels,
     * batch 64, cosine from 0.025 to 0.001, momentum 0.9, decay 3e-4, gradients clipped at 5. In
     * the NAS-Bench-201 space N = 5.
     */
    public static SupernetSettings paper(SearchSpace space, Dataset dataset) {
        int half = dataset.train().count() / 2;
        Recipe recipe =
                new Recipe(
                        50L * Math.max(1, half / 64),
                        Math.min(64, half),
                        new Schedule.Cosine(0.025, 0.001),
                        0.9,
                        3e-4,
                        5,
                        0,
                        new Augmentation(4, true, 0));
        NetworkShape shape = shape(16, space.id().equals("nasbench201") ? 5 : 8, dataset);
        return new SupernetSettings(
                "paper",
                shape,
                untrained(shape),
                Sampling.FAIR,
                0,
                recipe,
                Optional.empty(),
                half,
                Math.min(1024, half),
                40,
                Guide.ENSEMBLE);
    }

    private static NetworkShape shape(int channels, int cells, Dataset dataset) {
        return new NetworkShape(
                channels,
                cells,
                dataset.train().classes().size(),
                dataset.train().channels(),
                dataset.train().height());
    }

    private static NetworkShape untrained(NetworkShape shape) {
        return new NetworkShape(
                UNTRAINED_CHANNELS,
                Math.max(UNTRAINED_CELLS, shape.cells()),
                shape.classes(),
                shape.imageChannels(),
                shape.imageSize());
    }

    private SupernetSettings changed(Options options) {
        if (options.has("steps") && options.has("minutes")) {
            throw new IllegalArgumentException(
                    "The supernet's options steps and minutes contradict each other: name one.");
        }
        NetworkShape changed =
                new NetworkShape(
                        options.number("channels", shape.channels()),
                        options.number("cells", shape.cells()),
                        shape.classes(),
                        shape.imageChannels(),
                        shape.imageSize());
        return new SupernetSettings(
                preset,
                changed,
                untrained(changed),
                options.choice("sampling", Sampling.class, sampling),
                options.has("warm") ? options.number("warm", 1) : warm,
                recipe(
                        options.number("steps", (int) recipe.steps()),
                        options.number("batch", recipe.batch())),
                options.has("minutes")
                        ? Optional.of(Duration.ofMinutes(options.number("minutes", 1)))
                        : budget,
                options.number("held", held),
                recalibration,
                options.number("reference", reference),
                options.choice("guide", Guide.class, guide));
    }

    /** The same, trained for so many steps. */
    SupernetSettings withSteps(long steps) {
        return new SupernetSettings(
                preset,
                shape,
                untrained,
                sampling,
                warm,
                recipe(steps, recipe.batch()),
                Optional.empty(),
                held,
                recalibration,
                reference,
                guide);
    }

    private Recipe recipe(long steps, int batch) {
        return new Recipe(
                steps,
                batch,
                recipe.schedule(),
                recipe.momentum(),
                recipe.decay(),
                recipe.clip(),
                recipe.smoothing(),
                recipe.augmentation());
    }
}
