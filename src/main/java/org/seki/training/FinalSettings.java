package org.seki.training;

import java.util.Map;
import org.seki.data.Augmentation;
import org.seki.data.Images;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;
import org.seki.space.Stem;

/**
 * All that decides a final training besides architecture, data set and seed.
 *
 * @param preset its name; see {@link FinalPreset}
 * @param shape of the network, classes and image size being the data set's
 * @param images training images that are learnt from
 * @param held further training images that validate after every epoch; 0 for none, and then the
 *     best weights are the last
 * @param patience epochs without a better validation accuracy after which it ends early; 0 never
 */
public record FinalSettings(
        String preset,
        NetworkShape shape,
        int epochs,
        int images,
        int held,
        int patience,
        Recipe recipe,
        Regularisation regularisation) {
    private static final int LEAST_CHANNELS = 8;

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
        if (patience > 0 && held == 0) {
            throw new IllegalArgumentException(
                    "A patience of %d epochs needs images to validate on, and held is 0: set one of them."
                            .formatted(patience));
        }
    }

    /**
     * A preset changed by options.
     *
     * @param options numbers by name
     * @throws IllegalArgumentException with a sentence that names what is wrong
     */
    public static FinalSettings of(
            String preset, Map<String, String> options, SearchSpace space, Images data) {
        Map<String, Double> numbers = FinalPreset.named(preset, space).changed(space, options);
        if (numbers.getOrDefault("stem", 0.0) > 0 && !space.id().equals("darts")) {
            throw new IllegalArgumentException(
                    "The option stem is for the space DARTS; networks of %s have one stem."
                            .formatted(space.title()));
        }
        return settings(preset, new Numbers(numbers), data);
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
                        schedule(n, each),
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
                        data.height(),
                        n.whole("stem") > 0 ? Stem.IMAGENET : Stem.CIFAR),
                epochs,
                images,
                held,
                n.whole("patience"),
                recipe,
                new Regularisation(
                        n.get("auxiliary"), n.get("drop-path"), n.whole("nesterov") > 0));
    }

    private static Schedule schedule(Numbers n, long each) {
        return n.get("rate-factor") > 0
                ? new Schedule.Exponential(n.get("rate"), n.get("rate-factor"), each)
                : new Schedule.ByEpoch(
                        new Schedule.Cosine(n.get("rate"), n.get("last-rate")), each);
    }

    /** Steps of an epoch. */
    int each() {
        return images / recipe.batch();
    }
}
