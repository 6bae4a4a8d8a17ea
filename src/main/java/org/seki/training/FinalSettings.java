package org.seki.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seki.data.Augmentation;
import org.seki.data.Images;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;

/**
 * All that decides a final training besides architecture, data set and seed.
 *
 * @param preset its name; see {@link #of}
 * @param shape of the network, classes and image size being the data set's
 * @param images training images that are learnt from
 * @param held further training images that validate after every epoch; 0 for none, and then the
 *     best weights are the last
 */
public record FinalSettings(
        String preset,
        NetworkShape shape,
        int epochs,
        int images,
        int held,
        Recipe recipe,
        Regularisation regularisation) {
    private static final int LEAST_CHANNELS = 8;

    /** What every preset sets and every option changes; 0 images: all that are not held. */
    private static final Map<String, Double> SMOKE =
            Map.ofEntries(
                    Map.entry("epochs", 3.0),
                    Map.entry("batch", 64.0),
                    Map.entry("channels", 8.0),
                    Map.entry("cells", 5.0),
                    Map.entry("images", 4000.0),
                    Map.entry("held", 1000.0),
                    Map.entry("rate", 0.05),
                    Map.entry("last-rate", 0.0),
                    Map.entry("momentum", 0.9),
                    Map.entry("decay", 3e-4),
                    Map.entry("clip", 5.0),
                    Map.entry("smoothing", 0.0),
                    Map.entry("crop", 2.0),
                    Map.entry("flip", 1.0),
                    Map.entry("cutout", 0.0),
                    Map.entry("auxiliary", 0.0),
                    Map.entry("drop-path", 0.0));

    private static final Map<String, Double> QUICK =
            changed(
                    SMOKE,
                    Map.of(
                            "epochs",
                            15.0,
                            "channels",
                            16.0,
                            "cells",
                            8.0,
                            "images",
                            0.0,
                            "rate",
                            0.025,
                            "crop",
                            4.0,
                            "cutout",
                            8.0,
                            "drop-path",
                            0.1));

    /**
     * DARTS (Liu et al. 2019, section 3.2): 600 epochs, batch 96, 20 cells, 36 channels, cosine
     * from 0.025 to 0, cutout 16, auxiliary 0.4, drop path 0.2. Unlike there a fiftieth of the
     * training images is held to validate on, so that the test images are looked at once, at the
     * end; {@code held=0} gives it back.
     */
    private static final Map<String, Double> PAPER_CIFAR =
            changed(
                    QUICK,
                    Map.of(
                            "epochs",
                            600.0,
                            "batch",
                            96.0,
                            "channels",
                            36.0,
                            "cells",
                            20.0,
                            "cutout",
                            16.0,
                            "auxiliary",
                            0.4,
                            "drop-path",
                            0.2));

    private static final Map<String, Map<String, Double>> PRESETS = presets();

    private static Map<String, Map<String, Double>> presets() {
        Map<String, Map<String, Double>> presets = new LinkedHashMap<>();
        presets.put("smoke", SMOKE);
        presets.put("quick", QUICK);
        presets.put("paper-cifar", PAPER_CIFAR);
        return presets;
    }

    public FinalSettings {
        if (shape.channels() < LEAST_CHANNELS) {
            throw new IllegalArgumentException(
                    "The option channels is %d; expected from %d: the convolutions of fewer are not compared with double precision."
                            .formatted(shape.channels(), LEAST_CHANNELS));
        }
        if (epochs < 1 || images < recipe.batch() || held < 0) {
            throw new IllegalArgumentException(
                    "%,d images cannot be trained on in batches of %,d with %,d held: at least one batch and one epoch are needed."
                            .formatted(images, recipe.batch(), held));
        }
    }

    /**
     * A preset changed by options: {@code smoke}, about a minute on two cores; {@code quick}, about
     * half an hour; {@code paper-cifar}, weeks without a GPU.
     *
     * @param options numbers by name
     * @throws IllegalArgumentException with a sentence that names what is wrong
     */
    public static FinalSettings of(
            String preset, Map<String, String> options, SearchSpace space, Images data) {
        Map<String, Double> base = PRESETS.get(preset);
        if (base == null) {
            throw new IllegalArgumentException(
                    "Final training has no preset \"%s\"; there are %s."
                            .formatted(preset, String.join(", ", PRESETS.keySet())));
        }
        boolean darts = space.id().equals("darts");
        if (preset.equals("paper-cifar") && !darts) {
            throw new IllegalArgumentException(
                    "The preset paper-cifar is that of the DARTS space; use smoke or quick, and options, for %s."
                            .formatted(space.title()));
        }
        Map<String, Double> numbers = new LinkedHashMap<>(base);
        if (!darts) {
            numbers.put("cells", 1.0);
        }
        options.forEach((name, text) -> numbers.put(name, number(numbers, name, text)));
        return settings(preset, new Numbers(numbers), data);
    }

    private static double number(Map<String, Double> numbers, String name, String text) {
        if (!numbers.containsKey(name)) {
            List<String> names = new ArrayList<>(numbers.keySet());
            names.sort(null);
            throw new IllegalArgumentException(
                    "Final training has no option \"%s\"; there are %s."
                            .formatted(name, String.join(", ", names)));
        }
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value) && value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "The option %s is \"%s\"; expected a number from 0.".formatted(name, text));
    }

    private record Numbers(Map<String, Double> values) {
        double get(String name) {
            return values.getOrDefault(name, 0.0);
        }

        int whole(String name) {
            double value = get(name);
            if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "The option %s is %s; expected a whole number.".formatted(name, value));
            }
            return (int) value;
        }
    }

    private static FinalSettings settings(String preset, Numbers n, Images data) {
        int held = n.whole("held");
        int free = Math.max(0, data.count() - held);
        int images = n.whole("images") == 0 ? free : Math.min(free, n.whole("images"));
        int batch = Math.max(1, n.whole("batch"));
        long each = Math.max(1, images / batch);
        int epochs = n.whole("epochs");
        Recipe recipe =
                new Recipe(
                        Math.max(1, epochs * each),
                        batch,
                        new Schedule.ByEpoch(
                                new Schedule.Cosine(n.get("rate"), n.get("last-rate")), each),
                        n.get("momentum"),
                        n.get("decay"),
                        n.get("clip"),
                        n.get("smoothing"),
                        new Augmentation(n.whole("crop"), n.whole("flip") > 0, n.whole("cutout")));
        return new FinalSettings(
                preset,
                new NetworkShape(
                        n.whole("channels"),
                        n.whole("cells"),
                        data.classes().size(),
                        data.channels(),
                        data.height()),
                epochs,
                images,
                held,
                recipe,
                new Regularisation(n.get("auxiliary"), n.get("drop-path")));
    }

    private static Map<String, Double> changed(
            Map<String, Double> base, Map<String, Double> changes) {
        Map<String, Double> changed = new LinkedHashMap<>(base);
        changed.putAll(changes);
        return Map.copyOf(changed);
    }

    /** Steps of an epoch. */
    int each() {
        return images / recipe.batch();
    }
}
