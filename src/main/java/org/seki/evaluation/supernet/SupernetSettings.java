package org.seki.evaluation.supernet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.seki.data.Augmentation;
import org.seki.data.Dataset;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;
import org.seki.training.Recipe;
import org.seki.training.Schedule;

/**
 * All that decides the scores of a {@link SupernetEvaluator} besides space, data set and seed.
 *
 * @param preset its name, {@code quick} or {@code paper}
 * @param shape of the supernet, the classes and image size being the data set's
 * @param sampling which paths a step trains
 * @param recipe how it is trained, on half of the training images
 * @param held images of the other half that a candidate is scored on
 * @param recalibration training images for a candidate's batch-norm statistics
 * @param reference random architectures that ranks are taken among
 * @param guide what the score is
 */
public record SupernetSettings(
        String preset,
        NetworkShape shape,
        Sampling sampling,
        Recipe recipe,
        int held,
        int recalibration,
        int reference,
        Guide guide) {
    private static final Set<String> OPTIONS =
            Set.of(
                    "preset",
                    "sampling",
                    "steps",
                    "batch",
                    "channels",
                    "cells",
                    "held",
                    "reference",
                    "guide");

    private static final int LEAST_CHANNELS = 8;

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
        for (String option : options.keySet()) {
            if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException(
                        "The supernet has no option \"%s\"; there are %s."
                                .formatted(
                                        option,
                                        OPTIONS.stream()
                                                .sorted()
                                                .collect(Collectors.joining(", "))));
            }
        }
        String preset = options.getOrDefault("preset", "quick");
        SupernetSettings base =
                switch (preset) {
                    case "quick" -> quick(space, dataset);
                    case "paper" -> paper(space, dataset);
                    default ->
                            throw new IllegalArgumentException(
                                    "The supernet has no preset \"%s\"; there are quick and paper."
                                            .formatted(preset));
                };
        return base.changed(options);
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
        return new SupernetSettings(
                "quick",
                shape(8, small ? 1 : 5, dataset),
                Sampling.FAIR,
                recipe,
                Math.min(1000, dataset.train().count() / 2),
                Math.min(512, dataset.train().count() / 2),
                20,
                Guide.ENSEMBLE);
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
        return new SupernetSettings(
                "paper",
                shape(16, space.id().equals("nasbench201") ? 5 : 8, dataset),
                Sampling.FAIR,
                recipe,
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

    private SupernetSettings changed(Map<String, String> options) {
        Recipe changed =
                new Recipe(
                        number(options, "steps", (int) recipe.steps()),
                        number(options, "batch", recipe.batch()),
                        recipe.schedule(),
                        recipe.momentum(),
                        recipe.decay(),
                        recipe.clip(),
                        recipe.smoothing(),
                        recipe.augmentation());
        NetworkShape wanted =
                new NetworkShape(
                        number(options, "channels", shape.channels()),
                        number(options, "cells", shape.cells()),
                        shape.classes(),
                        shape.imageChannels(),
                        shape.imageSize());
        return new SupernetSettings(
                preset,
                wanted,
                choice(options, "sampling", Sampling.class, sampling),
                changed,
                number(options, "held", held),
                recalibration,
                number(options, "reference", reference),
                choice(options, "guide", Guide.class, guide));
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        String text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "The supernet's option %s is \"%s\"; expected a whole number from 1."
                        .formatted(name, text));
    }

    private static <E extends Enum<E>> E choice(
            Map<String, String> options, String name, Class<E> type, E otherwise) {
        String text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> lower(e).equals(text.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "The supernet's option %s is \"%s\"; there are %s."
                                        .formatted(
                                                name,
                                                text,
                                                Arrays.stream(type.getEnumConstants())
                                                        .map(SupernetSettings::lower)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
